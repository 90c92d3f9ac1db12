namespace Aggregator.Core.Sources;

/// <summary>What to answer a hub that calls back.</summary>
internal enum WebSubAnswer
{
    /// <summary>200 with the challenge as body: we asked for this.</summary>
    Confirm,

    /// <summary>200 without body: the hub tells that it refuses the subscription.</summary>
    AcceptDenial,

    /// <summary>404: we did not ask for this.</summary>
    Refuse,
}
