# cmake -DBUILD=… -DDESTDIR=… -P install.cmake: what an installed Earshot consists of, and that it starts.
file(REMOVE_RECURSE ${DESTDIR})
set(ENV{DESTDIR} ${DESTDIR})
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --prefix /usr OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
foreach(file bin/earshot bin/earshotctl bin/earshotd share/man/man1/earshot.1 share/man/man1/earshotctl.1
             share/man/man1/earshotd.1 share/applications/earshot.desktop
             share/icons/hicolor/scalable/apps/earshot.svg)
  if(NOT EXISTS ${DESTDIR}/usr/${file})
    message(FATAL_ERROR "not installed: ${file}")
  endif()
endforeach()
foreach(program earshot earshotctl earshotd)
  execute_process(COMMAND ${DESTDIR}/usr/bin/${program} --version OUTPUT_VARIABLE said COMMAND_ERROR_IS_FATAL ANY)
  if(NOT said MATCHES "[0-9]+\\.[0-9]+\\.[0-9]+")
    message(FATAL_ERROR "${program} --version says: ${said}")
  endif()
endforeach()

# the desktop hands a link over as the one argument, and finds program and picture by the names it was given
file(STRINGS ${DESTDIR}/usr/share/applications/earshot.desktop lines)
foreach(line "Exec=earshot %u" "Icon=earshot" "MimeType=x-scheme-handler/earshot.")
  if(NOT "${lines}" MATCHES "(^|;)${line}")
    message(FATAL_ERROR "earshot.desktop lacks ${line}")
  endif()
endforeach()
find_program(validate desktop-file-validate)
if(validate)
  execute_process(COMMAND ${validate} --warn-kde ${DESTDIR}/usr/share/applications/earshot.desktop
                  COMMAND_ERROR_IS_FATAL ANY)
endif()
