# Everything Earshot builds on, each from a Debian 12 package; docs/architecture.md §6 says why.
find_package(Threads REQUIRED)
find_package(Qt6 6.4 REQUIRED COMPONENTS Core DBus Gui Network Widgets Svg Test LinguistTools)
find_package(Qt6Keychain REQUIRED)
find_package(SQLite3 3.40 REQUIRED)
find_package(SQLiteCpp REQUIRED)
find_package(CURL REQUIRED)
find_package(OpenSSL 3 REQUIRED)
find_package(Boost 1.81 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(simdjson REQUIRED)
find_package(RapidJSON REQUIRED)
find_package(CLI11 REQUIRED)

find_package(PkgConfig REQUIRED)
pkg_check_modules(PulseAudio REQUIRED IMPORTED_TARGET libpulse)
set_target_properties(PkgConfig::PulseAudio PROPERTIES INTERFACE_COMPILE_OPTIONS "") # -D_REENTRANT: no precompiled header has it
pkg_check_modules(SndFile REQUIRED IMPORTED_TARGET sndfile>=1.2)
pkg_check_modules(FFmpeg REQUIRED IMPORTED_TARGET libavformat>=59 libavcodec>=59 libavutil>=57)
pkg_check_modules(WebRtcAudio REQUIRED IMPORTED_TARGET webrtc-audio-processing)
pkg_check_modules(SoundTouch REQUIRED IMPORTED_TARGET soundtouch>=2.3)

if(NOT TARGET RapidJSON)
  add_library(RapidJSON INTERFACE)
  target_include_directories(RapidJSON SYSTEM INTERFACE ${RAPIDJSON_INCLUDE_DIRS})
endif()
if(EARSHOT_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  target_compile_options(RapidJSON INTERFACE -fsanitize-ignorelist=${CMAKE_SOURCE_DIR}/cmake/sanitizers-ignore.txt)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  # pch_defines and time_macros: what ccache asks for before it will reuse objects built with a precompiled header
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 CCACHE_DEPEND=1 ${CCACHE_PROGRAM})
endif()

find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
  add_link_options(-fuse-ld=mold) # some 160 programs are linked, most of them tests: a quarter of the time with it
endif()
