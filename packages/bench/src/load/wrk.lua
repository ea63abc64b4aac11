-- wrk [options] -s wrk.lua URL -- METHOD BODY_FILE [NAME VALUE]...
-- Sends the same request again and again, and tells what came of it in one line of JSON.
function init(args)
  wrk.method = args[1]
  local file = io.open(args[2], "rb")
  local body = file:read("*a")
  file:close()
  if body ~= "" then wrk.body = body end
  for i = 3, #args, 2 do wrk.headers[args[i]] = args[i + 1] end
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"requests":%d,"microseconds":%d,"failed":%d,"refused":%d,"p50":%d,"p99":%d}\n',
    summary.requests, summary.duration, errors.connect + errors.read + errors.write + errors.timeout,
    errors.status, latency:percentile(50), latency:percentile(99)))
end
