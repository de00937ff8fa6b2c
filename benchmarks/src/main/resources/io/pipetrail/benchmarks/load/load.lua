-- Each thread has its share of the paths and goes over them in turn; with each pass it takes the next body.
local threads = 0
local headers = { @headers@ }
local bodies = { @bodies@ }

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

local paths, made = {}, {}
local place, pass = 0, 0

function init(args)
  local all = {}
  for path in io.lines("@paths@") do all[#all + 1] = path end
  if #all < 64 then paths = all return end
  -- Two threads at most: even and odd.
  for i = 1 + number, #all, 2 do paths[#paths + 1] = all[i] end
end

function request()
  place = place + 1
  if place > #paths then
    place, pass = 1, pass + 1
  end
  local body = #bodies > 0 and pass % #bodies + 1 or 0
  local key = place * 16 + body
  local request = made[key]
  if not request then
    request = wrk.format("@method@", paths[place], headers, bodies[body])
    made[key] = request
  end
  return request
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("TALLY requests=%d micros=%d failures=%d\n",
    summary.requests, summary.duration, errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
