-- A case of `measure` for wrk: `wrk … -s load.lua URL -- CASE TOKEN BODY`. Prints requests, microseconds, the median and the
-- 99th percentile of the latency in microseconds, and how many answers were no success.
local cases = {
  get = { "GET", "/orgs/acme/members/42?detail=long&active=true" },
  post = { "POST", "/orgs/acme/members" },
  list = { "GET", "/orgs/acme/members?limit=100&page=2&role=editor" },
}

function init(arguments)
  local case = cases[arguments[1]]
  local headers = { Authorization = "Bearer " .. arguments[2] }
  local body
  if case[1] == "POST" then
    body = io.open(arguments[3]):read("a")
    headers["Content-Type"] = "application/json"
  end
  made = wrk.format(case[1], case[2], headers, body)
end

function request()
  return made
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  print(string.format("measured %d %d %d %d %d", summary.requests, summary.duration, latency:percentile(50),
    latency:percentile(99), failed))
end
