using Microsoft.Data.Sqlite;

namespace FedoraPackages.Connectors.Storage;

/// <summary>Opens a database and makes its tables.</summary>
internal static class SqliteFile
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Failing = 10;
    private const int Full = 13;
    private const int NotOpened = 14;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    /// <summary>True for what is the machine's trouble and may pass: the file is locked or read-only, the disk full or failing.</summary>
    public static bool IsAway(SqliteException failure) => failure.SqliteErrorCode is Busy or Locked or ReadOnly or Failing or Full or NotOpened;

    public static SqliteConnection Open(string source)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = source, Pooling = false }.ToString());
        try
        {
            connection.Open();
            if (Number(connection) is not (0 or SqliteSchema.Number))
                throw new SqliteException("a file of another shape", Corrupt);
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

    /// <summary>A file that is damaged or of another shape is put aside and an empty one begun: all that is kept can be gathered again.</summary>
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

    /// <summary>The number of the file's shape; of a new file, 0. The first shape had no number, and is told by a column that is gone.</summary>
    private static long Number(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT CASE WHEN EXISTS (SELECT 1 FROM pragma_table_info('todo') WHERE name = 'due') THEN 1 ELSE (SELECT user_version FROM pragma_user_version) END";
        return (long)command.ExecuteScalar()!;
    }
}
