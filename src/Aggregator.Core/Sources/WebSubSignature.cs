using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Aggregator.Core.Sources;

/// <summary>Checks who sent a push (W3C WebSub, section 8: authenticated content distribution).</summary>
internal static class WebSubSignature
{
    /// <summary>True when the header signs the body with the secret of the subscription.</summary>
    /// <param name="header">The <c>X-Hub-Signature</c> header, <c>method=hex</c>; null when it is absent.</param>
    /// <param name="body">The body as received.</param>
    /// <param name="secret">The secret given when subscribing; at most 200 bytes.</param>
    public static bool IsValid(string? header, ReadOnlySpan<byte> body, ReadOnlySpan<byte> secret)
    {
        var equals = header?.IndexOf('=', StringComparison.Ordinal) ?? -1;
        if (equals <= 0) return false;
        var expected = Sign(header![..equals].Trim(), body, secret);
        var stated = header[(equals + 1)..].Trim();
        return expected.Length > 0 && stated.Length == expected.Length * 2 && stated.All(char.IsAsciiHexDigit)
            && CryptographicOperations.FixedTimeEquals(expected, Convert.FromHexString(stated));
    }

    /// <summary>The signature by a method of the recommendation; empty for another. The large public hubs still sign with SHA-1, which is sound as a MAC.</summary>
    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "The recommendation's default; HMAC does not need collision resistance.")]
    private static byte[] Sign(string method, ReadOnlySpan<byte> body, ReadOnlySpan<byte> secret) => method.ToLowerInvariant() switch
    {
        "sha1" => HMACSHA1.HashData(secret, body),
        "sha256" => HMACSHA256.HashData(secret, body),
        "sha384" => HMACSHA384.HashData(secret, body),
        "sha512" => HMACSHA512.HashData(secret, body),
        _ => [],
    };
}
