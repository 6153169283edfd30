# A room is a folder, a static library and one CMake target; its KNOWS line is the law of the house.

add_library(earshot_flags INTERFACE)
target_compile_options(earshot_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(earshot_flags INTERFACE -fpch-preprocess
    --param=ggc-min-heapsize=524288 # KiB that g++ fills before it looks for garbage
    $<$<BOOL:${CMAKE_UNITY_BUILD}>:-Wno-subobject-linkage> # g++ takes the files of a unity build for headers
    # g++ 12 sees overlaps, overflows and unset values in optimised std::string and std::variant that are not there
    # (PR105651, PR105329, PR105562 and their kin); the dev preset keeps these warnings
    $<$<CONFIG:Release>:-Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds -Wno-maybe-uninitialized>)
else()
  target_compile_options(earshot_flags INTERFACE -Wno-sign-conversion # which g++ does not mean by -Wconversion
    -Wno-ambiguous-reversed-operator) # RapidJSON's iterators
endif()
target_compile_definitions(earshot_flags INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH EARSHOT_VERSION="${PROJECT_VERSION}")
target_include_directories(earshot_flags INTERFACE ${CMAKE_SOURCE_DIR})
target_link_libraries(earshot_flags INTERFACE Qt6::Core) # the same flags everywhere, or precompiled headers do not fit
if(EARSHOT_SANITIZE)
  target_compile_options(earshot_flags INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
    $<$<CXX_COMPILER_ID:Clang>:-fno-sanitize=function>) # clang 14 cannot do both this and coroutines
  target_link_options(earshot_flags INTERFACE -fsanitize=address,undefined)
endif()

# Most tests run once a build: g++ takes longer over -O0 than over -O1, and over -O2 longer than that saves. With the
# sanitizers nothing is optimised (clang needs a third of the time then) but what goes through every sample of a sound.
function(optimise_for_one_run name)
  target_compile_options(${name} PRIVATE $<$<CONFIG:Release>:-O1>)
endfunction()
function(optimise_with_sanitizers name)
  if(EARSHOT_SANITIZE)
    target_compile_options(${name} PRIVATE -O1)
    set_target_properties(${name} PROPERTIES DISABLE_PRECOMPILE_HEADERS ON) # they are not optimised
  endif()
endfunction()

# Precompiled headers for the whole house: what every file includes anyhow, Qt Widgets on top for the screens, and
# Qt Test on top of either for tests.
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/precompiled.cpp CONTENT "")
function(precompiled name uses)
  add_library(${name} STATIC ${CMAKE_BINARY_DIR}/precompiled.cpp)
  target_link_libraries(${name} PRIVATE ${uses} earshot_flags)
  if(name MATCHES "test")
    optimise_for_one_run(${name})
  endif()
  target_precompile_headers(${name} PRIVATE <algorithm> <chrono> <functional> <map> <memory> <mutex> <optional> <span>
    <string> <string_view> <unordered_map> <variant> <vector> <QObject> <QString> <QTimeZone> ${ARGN})
endfunction()
precompiled(earshot_pch Qt6::Core)
set(drawn <QApplication> <QClipboard> <QComboBox> <QHeaderView> <QKeyEvent> <QLabel> <QLineEdit> <QListView> <QMenu>
  <QPainter> <QPushButton> <QScrollArea> <QScrollBar> <QStyledItemDelegate> <QTextLayout> <QTimer> <QToolTip> <QVBoxLayout>)
precompiled(earshot_pch_ui Qt6::Widgets ${drawn})
# Qt defines the folder of each test here, which no two tests could share; ours find their files by EARSHOT_SOURCE_DIR.
set_target_properties(Qt6::Test PROPERTIES INTERFACE_COMPILE_DEFINITIONS QT_TESTLIB_LIB)
precompiled(earshot_pch_test Qt6::Test <QTest> <QSignalSpy>)
precompiled(earshot_pch_test_ui "Qt6::Test;Qt6::Widgets" ${drawn} <QTest> <QSignalSpy>)

# The screens are known by their folder.
function(reuse_precompiled name)
  if(CMAKE_CURRENT_SOURCE_DIR MATCHES "/ui/|/app/earshot$")
    target_precompile_headers(${name} REUSE_FROM earshot_pch_ui)
  else()
    target_precompile_headers(${name} REUSE_FROM earshot_pch)
  endif()
endfunction()

# room(models_store KNOWS models_domain ... USES Qt6::Core ... PRIVATE_USES CURL::libcurl ...)
# KNOWS: other rooms. USES: libraries its headers expose. PRIVATE_USES: libraries only its .cpp files see.
# Every .cpp and .h of the folder belongs to the room.
function(room name)
  cmake_parse_arguments(ROOM "" "" "KNOWS;USES;PRIVATE_USES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *.cpp *.h)
  add_library(${name} STATIC ${sources})
  target_link_libraries(${name} PUBLIC ${ROOM_KNOWS} ${ROOM_USES} PRIVATE ${ROOM_PRIVATE_USES} earshot_flags)
  reuse_precompiled(${name})
endfunction()

# schema(models_store cache): the numbered files of resources/schema/cache are compiled into the room as
# :/schema/cache/0001_….sql; Qt carries a static library's resources along to every program that links it.
function(schema room folder)
  set(base ${CMAKE_SOURCE_DIR}/resources/schema/${folder})
  file(GLOB files CONFIGURE_DEPENDS ${base}/*.sql)
  qt_add_resources(${room} ${room}_schema PREFIX /schema/${folder} BASE ${base} FILES ${files})
endfunction()

# program(earshotctl KNOWS models_sync ... USES CLI11::CLI11)
function(program name)
  cmake_parse_arguments(PROGRAM "" "" "KNOWS;USES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *.cpp *.h)
  add_executable(${name} ${sources})
  target_link_libraries(${name} PRIVATE ${PROGRAM_KNOWS} ${PROGRAM_USES} earshot_flags)
  reuse_precompiled(${name})
endfunction()

# unit_test(tst_catalogue KNOWS models_domain): tst_catalogue.cpp in this folder, run by ctest without a display.
# It includes tst_catalogue.moc at its end, made here: AUTOMOC would cost more than moc does.
function(unit_test name)
  cmake_parse_arguments(TST "" "TIMEOUT" "KNOWS;USES;DEPENDS" ${ARGN})
  add_custom_command(OUTPUT ${name}.moc DEPENDS ${name}.cpp
    COMMAND Qt6::moc ${CMAKE_CURRENT_SOURCE_DIR}/${name}.cpp -o ${CMAKE_CURRENT_BINARY_DIR}/${name}.moc)
  add_executable(${name} ${name}.cpp ${name}.moc)
  target_include_directories(${name} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
  optimise_for_one_run(${name})
  if("${TST_KNOWS}" MATCHES "ui_|app_earshot|tests_review|models_items") # whatever knows Qt Gui
    set(precompiled earshot_pch_test_ui)
    list(APPEND TST_USES Qt6::Widgets)
  else()
    set(precompiled earshot_pch_test)
  endif()
  target_link_libraries(${name} PRIVATE ${TST_KNOWS} ${TST_USES} Qt6::Test earshot_flags)
  target_precompile_headers(${name} REUSE_FROM ${precompiled})
  target_compile_definitions(${name} PRIVATE EARSHOT_SOURCE_DIR="${CMAKE_SOURCE_DIR}" EARSHOT_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  if(TST_DEPENDS)
    add_dependencies(${name} ${TST_DEPENDS})
  endif()
  if(NOT TST_TIMEOUT)
    set(TST_TIMEOUT 120)
  endif()
  if(EARSHOT_SANITIZE)
    math(EXPR TST_TIMEOUT "3 * ${TST_TIMEOUT}")
  endif()
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT ${TST_TIMEOUT}
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;TZ=UTC;LC_ALL=C.UTF-8;ASAN_OPTIONS=detect_leaks=1")
endfunction()
