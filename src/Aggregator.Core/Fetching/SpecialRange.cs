using System.Net;

namespace Aggregator.Core.Fetching;

/// <summary>A range that is not the public internet.</summary>
/// <param name="Network">The range.</param>
/// <param name="Name">What it is, as an operator would say it.</param>
/// <param name="IsPrivate">Whether an operator may open it as a whole (<see cref="HttpOptions.AllowPrivateAddresses"/>).</param>
internal sealed record SpecialRange(IPNetwork Network, string Name, bool IsPrivate)
{
    /// <summary>Takes the range as CIDR text.</summary>
    public SpecialRange(string cidr, string name, bool isPrivate)
        : this(IPNetwork.Parse(cidr), name, isPrivate)
    {
    }
}
