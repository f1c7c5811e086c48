using Microsoft.Data.Sqlite;

namespace FedoraPackages.Connectors.Storage;

/// <summary>Opens a database and makes its tables.</summary>
internal static class SqliteFile
{
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    public static SqliteConnection Open(string source)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = source, Pooling = false }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = SqliteSchema.Text;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A damaged file is put aside and an empty one begun: all that is kept can be gathered again.</summary>
    public static SqliteConnection OpenOrReplace(string path)
    {
        try
        {
            return Open(path);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is Corrupt or NotADatabase)
        {
            File.Move(path, path + ".damaged", overwrite: true);
            File.Delete(path + "-wal");
            File.Delete(path + "-shm");
            return Open(path);
        }
    }
}
