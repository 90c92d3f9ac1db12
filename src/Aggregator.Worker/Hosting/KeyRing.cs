using System.Security.Cryptography;
using Aggregator.Core.Fetching;
using Aggregator.Core.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace Aggregator.Worker.Hosting;

/// <summary>
/// Encrypts with the key ring that lies in a folder of its own (<c>Storage:KeyFolder</c>), so that a copy of the database alone gives no secret away.
/// </summary>
internal sealed class KeyRing(StorageOptions storage) : ISecretVault
{
    private const string Application = "Aggregator";

    // Opened when a secret is first met, so that a command that meets none makes no folder.
    private readonly Lazy<IDataProtector> _protector = new(() => DataProtectionProvider.Create(Folder(storage), Configure).CreateProtector("Aggregator.SourceAccess.v1"));

    /// <summary>The folder, readable by the account of the service alone where the system can say so.</summary>
    public static DirectoryInfo Folder(StorageOptions storage)
    {
        var path = storage.KeyFolder ?? Path.Combine(Path.GetDirectoryName(new AggregatorDbFactory(storage).FilePath) ?? Path.GetFullPath("data"), "keys");
        if (Directory.Exists(path) || OperatingSystem.IsWindows())
            return Directory.CreateDirectory(path);
        return Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>What commands and service must agree on to read each other's secrets.</summary>
    public static void Configure(IDataProtectionBuilder builder) => builder.SetApplicationName(Application);

    /// <inheritdoc/>
    public string Protect(string text) => _protector.Value.Protect(text);

    /// <inheritdoc/>
    public string? Reveal(string protectedText)
    {
        try
        {
            return _protector.Value.Unprotect(protectedText);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
