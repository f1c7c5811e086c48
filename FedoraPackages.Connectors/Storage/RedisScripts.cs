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
    /// KEYS: the lanes, the sets of kept, leased and failing panels, then the panels. ARGV, for each panel: its name; its row as loaded and
    /// as it is to be; the lane and the time from which it can be taken ('' for never); when its lease ends ('' for none) and its failed
    /// attempts; and if the kept answer changes, generation, head and value ('' leaves the kept value). Saves each panel whose row is still
    /// as loaded and whose kept generation is not newer; returns the numbers of the others.
    /// </summary>
    public const string Save = """
        local lanes, sets, refused = 3, 6, {}
        local function note(set, score, name)
          if score ~= '' and score ~= '0' then redis.call('ZADD', set, score, name) else redis.call('ZREM', set, name) end
        end
        for i = sets + 1, #KEYS do
          local number = i - sets - 1
          local name, before, after, lane, takeable, leased, attempts, generation, head, value = unpack(ARGV, number * 10 + 1, number * 10 + 10)
          local kept = redis.call('HMGET', KEYS[i], 'todo', 'generation')
          if (kept[1] or '') ~= before or (generation ~= '' and tonumber(generation) < tonumber(kept[2] or '0')) then
            refused[#refused + 1] = number
          else
            redis.call('HSET', KEYS[i], 'todo', after)
            redis.call('PERSIST', KEYS[i])
            for l = 1, lanes do
              if takeable ~= '' and l == lane + 1 then redis.call('ZADD', KEYS[l], takeable, name) else redis.call('ZREM', KEYS[l], name) end
            end
            note(KEYS[lanes + 2], leased, name)
            note(KEYS[lanes + 3], attempts, name)
            if generation ~= '' then
              if value == '' then
                local data = redis.call('HGET', KEYS[i], 'data')
                if data then value = string.sub(data, struct.unpack('>I4', data) + 5) end
              end
              redis.call('HSET', KEYS[i], 'absexp', -1, 'sldexp', -1, 'generation', generation, 'head', head,
                'data', struct.pack('>I4', #head) .. head .. value)
              redis.call('SADD', KEYS[lanes + 1], name)
            end
          end
        end
        return refused
        """;

    /// <summary>
    /// KEYS: the lanes, then kept, leased and failing. ARGV: a test's time, or ''. Returns the time in µs; of each lane how many there are, how many can be taken,
    /// and the first time from which one can; then how many are leased and failing.
    /// </summary>
    public const string Count = """
        local time = redis.call('TIME')
        local now = ARGV[1] ~= '' and ARGV[1] or time[1] .. string.format('%06d', time[2])
        local found = { now }
        for l = 1, 3 do
          local first = redis.call('ZRANGE', KEYS[l], 0, 0, 'WITHSCORES')
          found[#found + 1] = tostring(redis.call('ZCARD', KEYS[l]))
          found[#found + 1] = tostring(redis.call('ZCOUNT', KEYS[l], '-inf', now))
          found[#found + 1] = first[2] or ''
        end
        found[#found + 1] = tostring(redis.call('ZCOUNT', KEYS[5], now, '+inf'))
        found[#found + 1] = tostring(redis.call('ZCARD', KEYS[6]))
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

    /// <summary>KEYS: lanes. Returns Redis's time in µs, then of each lane the first key and the time from which it can be taken.</summary>
    public const string Peek = """
        local time = redis.call('TIME')
        local found = { time[1] .. string.format('%06d', time[2]) }
        for i = 1, #KEYS do
          local first = redis.call('ZRANGE', KEYS[i], 0, 0, 'WITHSCORES')
          found[2 * i] = first[1] or ''
          found[2 * i + 1] = first[2] or ''
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

    /// <summary>KEYS: the lanes, the sets of kept, leased and failing panels, then the panels. ARGV: seconds, then the names.</summary>
    public const string Retire = """
        for i = 7, #KEYS do
          local name = ARGV[i - 5]
          for l = 1, 3 do redis.call('ZREM', KEYS[l], name) end
          redis.call('SREM', KEYS[4], name)
          redis.call('ZREM', KEYS[5], name)
          redis.call('ZREM', KEYS[6], name)
          redis.call('HDEL', KEYS[i], 'todo')
          redis.call('EXPIRE', KEYS[i], ARGV[1])
        end
        """;
}
