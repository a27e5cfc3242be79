# Completion of the bk commands in fish. What may stand next, the commands say
# themselves (bk-NAME --complete); where they say nothing a file may stand.
function __bk_words
    set -l before (commandline -opc)
    set -l name $before[1]
    set -e before[1]
    set -l typed (commandline -ct)
    set -l offered (command $name --complete $before "$typed" 2>/dev/null)
    if test (count $offered) -gt 0
        printf '%s\n' $offered
    else
        __fish_complete_path "$typed"
    end
end
for c in check ingest init record report schedule stats triage
    complete -c bk-$c -f -a '(__bk_words)'
end
