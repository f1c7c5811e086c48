namespace FedoraPackages.Connectors.Storage;

/// <summary>What happens inside Redis. The rules are ours (<see cref="PanelState"/>); these make a step of them atomic.</summary>
internal static class RedisScripts
{
    /// <summary>KEYS: the panels. Returns Redis's time in µs, then the row and the head of each panel.</summary>
    public const string Load = """
        local time = redis.call('TIME')
        local found = { time[1] .. string.format('%06d', time[2]) }
        for i = 1, #KEYS do
          local state = redis.call('HMGET', KEYS[i], 'todo', 'head')
          found[2 * i] = state[1]
          found[2 * i + 1] = state[2]
        end
        return found
        """;

    /// <summary>
    /// KEYS: what the lanes' names begin with, the sets of kinds, of kept, leased and failing panels, then the panels. ARGV, for each panel:
    /// its name and kind; its row as loaded and as it is to be; the lane and the time from which it can be taken ('' for never); when its
    /// lease ends ('' for none) and its failed attempts; and if the kept answer changes, generation, time, head and value ('' leaves the kept
    /// value). Saves each panel whose row is still as loaded and whose kept generation is not newer; returns the numbers of the others.
    /// </summary>
    public const string Save = """
        local sets, refused, kinds = 5, {}, {}
        local function note(set, score, name)
          if score ~= '' and score ~= '0' then redis.call('ZADD', set, score, name) else redis.call('ZREM', set, name) end
        end
        for i = sets + 1, #KEYS do
          local number = i - sets - 1
          local name, kind, before, after, lane, takeable, leased, attempts, generation, checked, head, value = unpack(ARGV, number * 12 + 1, number * 12 + 12)
          local kept = redis.call('HMGET', KEYS[i], 'todo', 'generation')
          if (kept[1] or '') ~= before or (generation ~= '' and tonumber(generation) < tonumber(kept[2] or '0')) then
            refused[#refused + 1] = number
          else
            redis.call('HSET', KEYS[i], 'todo', after)
            redis.call('PERSIST', KEYS[i])
            if not kinds[kind] then
              kinds[kind] = true
              redis.call('SADD', KEYS[2], kind)
            end
            for l = 0, 2 do
              local of = KEYS[1] .. ':' .. l .. ':' .. kind
              if takeable ~= '' and l == tonumber(lane) then redis.call('ZADD', of, takeable, name) else redis.call('ZREM', of, name) end
            end
            note(KEYS[4], leased, name)
            note(KEYS[5], attempts, name)
            if generation ~= '' then
              if value == '' then
                local data = redis.call('HGET', KEYS[i], 'data')
                if data then value = string.sub(data, struct.unpack('>I4', data) + 5) end
              end
              redis.call('HSET', KEYS[i], 'absexp', -1, 'sldexp', -1, 'generation', generation, 'head', head,
                'data', struct.pack('>I4', #head) .. head .. value)
              redis.call('ZADD', KEYS[3], checked, name)
            end
          end
        end
        return refused
        """;

    /// <summary>
    /// KEYS: what the lanes' names begin with, the kinds, then kept, leased and failing. ARGV: a test's time, or ''. Returns the time in µs;
    /// of each lane how many there are, how many can be taken, and the first time from which one can; then how many are leased and failing.
    /// </summary>
    public const string Count = """
        local time = redis.call('TIME')
        local now = ARGV[1] ~= '' and ARGV[1] or time[1] .. string.format('%06d', time[2])
        local found = { now }
        local kinds = redis.call('SMEMBERS', KEYS[2])
        for l = 0, 2 do
          local waiting, due, at = 0, 0, ''
          for _, kind in ipairs(kinds) do
            local of = KEYS[1] .. ':' .. l .. ':' .. kind
            local first = redis.call('ZRANGE', of, 0, 0, 'WITHSCORES')
            if first[1] then
              waiting = waiting + redis.call('ZCARD', of)
              due = due + redis.call('ZCOUNT', of, '-inf', now)
              if at == '' or tonumber(first[2]) < tonumber(at) then at = first[2] end
            end
          end
          found[#found + 1] = tostring(waiting)
          found[#found + 1] = tostring(due)
          found[#found + 1] = at
        end
        found[#found + 1] = tostring(redis.call('ZCOUNT', KEYS[4], now, '+inf'))
        found[#found + 1] = tostring(redis.call('ZCARD', KEYS[5]))
        return found
        """;

    /// <summary>KEYS: the kept panels. ARGV: a time in µs. Returns Redis's own, then the panels gathered since.</summary>
    public const string CheckedSince = """
        local time = redis.call('TIME')
        local found = redis.call('ZRANGEBYSCORE', KEYS[1], ARGV[1], '+inf')
        table.insert(found, 1, time[1] .. string.format('%06d', time[2]))
        return found
        """;

    /// <summary>KEYS: the panels. Returns the size of each panel's data (0: not kept) and its head.</summary>
    public const string Sizes = """
        local found = {}
        for i = 1, #KEYS do
          found[2 * i - 1] = redis.call('HSTRLEN', KEYS[i], 'data')
          found[2 * i] = redis.call('HGET', KEYS[i], 'head') or ''
        end
        return found
        """;

    /// <summary>KEYS: a document. ARGV: its text, and the version it must have (0: none). Returns its new version, or nothing.</summary>
    public const string WriteDocument = """
        local version = tonumber(redis.call('HGET', KEYS[1], 'version') or '0')
        if version ~= tonumber(ARGV[2]) then return false end
        redis.call('HSET', KEYS[1], 'text', ARGV[1], 'version', version + 1)
        return version + 1
        """;

    /// <summary>
    /// KEYS: what the lanes' names begin with, and the kinds. ARGV: the first and the last lane, then kinds (none: all). Returns Redis's time
    /// in µs, then of each lane the first key, the time from which it can be taken, and in which set it stands ('' where there is none).
    /// </summary>
    public const string Peek = """
        local time = redis.call('TIME')
        local found = { time[1] .. string.format('%06d', time[2]) }
        local kinds = #ARGV > 2 and { unpack(ARGV, 3) } or redis.call('SMEMBERS', KEYS[2])
        for l = tonumber(ARGV[1]), tonumber(ARGV[2]) do
          local name, at, set = '', '', ''
          for _, kind in ipairs(kinds) do
            local of = KEYS[1] .. ':' .. l .. ':' .. kind
            local first = redis.call('ZRANGE', of, 0, 0, 'WITHSCORES')
            if first[1] and (at == '' or tonumber(first[2]) < tonumber(at)) then name, at, set = first[1], first[2], of end
          end
          found[#found + 1] = name
          found[#found + 1] = at
          found[#found + 1] = set
        end
        return found
        """;

    /// <summary>
    /// KEYS: the life and the settled life. ARGV: the name of a new life. Returns Redis's time in µs, the life and when it was named, and
    /// the settled one. Also shows whether Redis takes what it is given.
    /// </summary>
    public const string Life = """
        local time = redis.call('TIME')
        local now = time[1] .. string.format('%06d', time[2])
        redis.call('SET', KEYS[1], ARGV[1] .. ' ' .. now, 'NX')
        return { now, redis.call('GET', KEYS[1]), redis.call('GET', KEYS[2]) or '' }
        """;

    /// <summary>KEYS: as for <see cref="Save"/>. ARGV: seconds, then name and kind of each panel.</summary>
    public const string Retire = """
        for i = 6, #KEYS do
          local name, kind = ARGV[(i - 5) * 2], ARGV[(i - 5) * 2 + 1]
          for l = 0, 2 do redis.call('ZREM', KEYS[1] .. ':' .. l .. ':' .. kind, name) end
          for set = 3, 5 do redis.call('ZREM', KEYS[set], name) end
          redis.call('HDEL', KEYS[i], 'todo')
          redis.call('EXPIRE', KEYS[i], ARGV[1])
        end
        """;
}
