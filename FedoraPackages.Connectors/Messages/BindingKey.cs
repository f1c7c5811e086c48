namespace FedoraPackages.Connectors.Messages;

/// <summary>Which topics a binding key of a topic exchange lets through: <c>*</c> is one word, <c>#</c> any number of them.</summary>
internal static class BindingKey
{
    public static bool Matches(string key, string topic) => Matches(key.Split('.'), topic.Split('.'));

    private static bool Matches(ReadOnlySpan<string> key, ReadOnlySpan<string> topic)
    {
        if (key.IsEmpty)
            return topic.IsEmpty;
        if (key[0] == "#")
            return Matches(key[1..], topic) || (!topic.IsEmpty && Matches(key, topic[1..]));
        return !topic.IsEmpty && (key[0] == "*" || key[0] == topic[0]) && Matches(key[1..], topic[1..]);
    }
}
