namespace Aggregator.Core.Fetching;

/// <summary>Encrypts what must not lie readable in the database: the edge to the key ring.</summary>
internal interface ISecretVault
{
    /// <summary>The text, encrypted.</summary>
    string Protect(string text);

    /// <summary>The text again; null when it cannot be decrypted with the keys of this machine.</summary>
    string? Reveal(string protectedText);
}
