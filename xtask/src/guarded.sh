# Runs a program until our input closes, however that comes about: then ends it by its id and removes its folder.
# Arguments: the signal that asks it to end, its log (empty: standard error), the folder (empty: none), the program's words.
signal=$1 log=$2 folder=$3
shift 3
exec 3<&0
if [ -n "$log" ]; then
  "$@" </dev/null >>"$log" 2>&1 3<&- &
else
  "$@" </dev/null >&2 3<&- &
fi
program=$!
echo "$program"
exec >&2
(
  read -r _ <&3
  kill -s "$signal" "$program"
  for second in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    sleep 1
  done
  kill -s KILL "$program"
) >/dev/null 2>&1 &
watch=$!
wait "$program" 2>/dev/null
code=$?
kill "$watch" 2>/dev/null
if [ -n "$folder" ]; then
  rm -rf "$folder"
fi
exit "$code"
