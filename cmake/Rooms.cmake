# A room is a folder, a static library and one CMake target; its KNOWS line is the law of the house.
# packaging-free helpers only: room(), schema(), program(), unit_test().

add_library(earshot_flags INTERFACE)
target_compile_options(earshot_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -fpch-preprocess
  $<$<CONFIG:Release>:-Wno-restrict>) # g++ 12 sees overlaps in optimised std::string concatenation that are not there (PR105651)
target_compile_definitions(earshot_flags INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH EARSHOT_VERSION="${PROJECT_VERSION}")
target_include_directories(earshot_flags INTERFACE ${CMAKE_SOURCE_DIR})
if(EARSHOT_SANITIZE)
  target_compile_options(earshot_flags INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(earshot_flags INTERFACE -fsanitize=address,undefined)
endif()

# room(models_store KNOWS models_domain ... USES Qt6::Core ... PRIVATE_USES CURL::libcurl ... PCH <QString> ...)
# KNOWS: other rooms. USES: libraries its headers expose. PRIVATE_USES: libraries only its .cpp files see.
# Every .cpp and .h of the folder belongs to the room.
function(room name)
  cmake_parse_arguments(ROOM "" "" "KNOWS;USES;PRIVATE_USES;PCH" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *.cpp *.h)
  add_library(${name} STATIC ${sources})
  target_link_libraries(${name} PUBLIC ${ROOM_KNOWS} ${ROOM_USES} PRIVATE ${ROOM_PRIVATE_USES} earshot_flags)
  if(ROOM_PCH)
    target_precompile_headers(${name} PRIVATE ${ROOM_PCH})
  endif()
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
endfunction()

# unit_test(tst_catalogue KNOWS models_domain): tst_catalogue.cpp in this folder, run by ctest without a display
function(unit_test name)
  cmake_parse_arguments(TST "" "TIMEOUT" "KNOWS;USES;DEPENDS" ${ARGN})
  add_executable(${name} ${name}.cpp)
  target_link_libraries(${name} PRIVATE ${TST_KNOWS} ${TST_USES} Qt6::Test earshot_flags)
  target_compile_definitions(${name} PRIVATE EARSHOT_SOURCE_DIR="${CMAKE_SOURCE_DIR}" EARSHOT_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  if(TST_DEPENDS)
    add_dependencies(${name} ${TST_DEPENDS})
  endif()
  if(NOT TST_TIMEOUT)
    set(TST_TIMEOUT 120)
  endif()
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT ${TST_TIMEOUT}
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;TZ=UTC;LC_ALL=C.UTF-8;ASAN_OPTIONS=detect_leaks=1")
endfunction()
