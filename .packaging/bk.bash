# Completion of the bk commands in bash. What may stand next, the commands say
# themselves (bk-NAME --complete); where they say nothing a file may stand.
_bk()
{
	local IFS=$'\n' cur

	# A word with "=" or ":" in it comes in parts; readline's own word is cur.
	cur=${COMP_LINE:0:COMP_POINT}
	cur=${cur##*[[:space:]]}
	COMPREPLY=($("${COMP_WORDS[0]}" --complete \
	    "${COMP_WORDS[@]:1:COMP_CWORD-1}" "$cur" 2>/dev/null))
	[ "${#COMPREPLY[@]}" -gt 0 ] || compopt -o default
}
complete -F _bk bk-check bk-ingest bk-init bk-record bk-report bk-schedule \
    bk-stats bk-triage
