namespace Aggregator.Core.Fingerprinting;

/// <summary>
/// One unit of a text for comparing, in 16 bits: a word, a number, or a character of a script without spaces.
/// Two top bits tell the kind, fourteen are a hash; a chance collision changes a comparison by one token in thousands.
/// </summary>
internal static class Token
{
    private const ushort NumberBit = 0x8000;
    private const ushort NameBit = 0x4000;
    private const ushort HashMask = 0x3FFF;

    /// <summary>A number, told by the hash of its digits.</summary>
    public static ushort Number(ulong hash) => (ushort)(NumberBit | Fourteen(hash));

    /// <summary>A word that begins with a capital though it opens no sentence: mostly a name.</summary>
    public static ushort Name(ulong hash) => (ushort)(NameBit | Fourteen(hash));

    /// <summary>Any other word or character.</summary>
    public static ushort Word(ulong hash) => Fourteen(hash);

    /// <summary>True for a number.</summary>
    public static bool IsNumber(ushort token) => (token & NumberBit) != 0;

    /// <summary>True for a capitalised word inside a sentence.</summary>
    public static bool IsName(ushort token) => (token & (NumberBit | NameBit)) == NameBit;

    /// <summary>The token as alignment sees it: every number alike, capitals ignored.</summary>
    public static ushort Masked(ushort token) => IsNumber(token) ? NumberBit : (ushort)(token & HashMask);

    private static ushort Fourteen(ulong hash) => (ushort)(Hashing.Mix(hash) & HashMask);
}
