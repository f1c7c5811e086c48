using System.Text.Json;

namespace FedoraPackages.Worker.Commands;

/// <summary>Follows one JSON object line by line, to see where it ends, without keeping it.</summary>
internal sealed class ObjectScan
{
    // An object that never ends is read again from each line within it that begins another: as often as objects may be nested, and not more.
    private static readonly JsonReaderOptions Shallow = new() { MaxDepth = 128 };

    private JsonReaderState state = new(Shallow);
    private byte[] carried = [];

    /// <summary>What a line has shown.</summary>
    public enum Found
    {
        /// <summary>The object goes on.</summary>
        More,

        /// <summary>It ends with this line.</summary>
        End,

        /// <summary>It is no JSON.</summary>
        Broken,
    }

    public Found Next(ReadOnlySpan<byte> line)
    {
        byte[] text = [.. carried, .. line, (byte)'\n'];
        try
        {
            var reader = new Utf8JsonReader(text, isFinalBlock: false, state);
            var ended = false;
            while (reader.Read())
                ended = reader.CurrentDepth == 0 && reader.TokenType == JsonTokenType.EndObject;
            state = reader.CurrentState;
            // A comma counts only together with what follows it.
            carried = text.AsSpan((int)reader.BytesConsumed).Trim(" \t\r\n"u8).ToArray();
            return ended ? Found.End : Found.More;
        }
        catch (JsonException)
        {
            return Found.Broken;
        }
    }
}
