namespace Aggregator.Core.Pipeline;

/// <summary>What can happen between us and a hub.</summary>
internal enum HubEventKind
{
    /// <summary>The hub took our request; it will verify it.</summary>
    Asked,

    /// <summary>The request did not reach the hub, or it rejected it.</summary>
    AskFailed,

    /// <summary>The hub took our word that the subscription is no longer wanted.</summary>
    Left,

    /// <summary>The hub verified that we want the subscription; it holds now.</summary>
    Confirmed,

    /// <summary>The hub refuses the subscription.</summary>
    Denied,

    /// <summary>A push with a right signature came.</summary>
    Pushed,

    /// <summary>A push with a missing or wrong signature came and was ignored.</summary>
    Forged,
}
