using Aggregator.Core.Fetching;

namespace Aggregator.UnitTests.Fetching;

public sealed class HttpOptionsTests
{
    [Fact]
    public void The_defaults_are_valid() => Assert.Empty(new HttpOptions().Validate());

    [Fact]
    public void The_default_user_agent_names_the_product_and_the_contact()
    {
        var options = new HttpOptions { ContactUrl = "https://operator.example/bot" };

        Assert.Matches(@"^Aggregator/\d+\.\d+\.\d+ \(\+https://operator\.example/bot\)$", options.EffectiveUserAgent);
        Assert.Equal("Aggregator", options.ProductToken);
    }

    [Fact]
    public void The_product_token_follows_the_operators_own_user_agent() =>
        Assert.Equal("My-Reader", new HttpOptions { UserAgent = "My-Reader/2.0 (+mailto:me@a.example)" }.ProductToken);

    public static TheoryData<string, string> WrongValues => new()
    {
        { "UserAgent", "10" },
        { "ContactUrl", "me" },
        { "AllowedAddresses:1", "10.0.0.0/99" },
        { "ConnectTimeout", "00:00:00" },
        { "TotalTimeout", "01:00:00" },
        { "MaxRedirects", "31" },
        { "MaxFeedBytes", "1" },
        { "MaxParallelHosts", "0" },
        { "PageDelay", "-00:00:01" },
    };

    [Theory]
    [MemberData(nameof(WrongValues))]
    public void A_wrong_value_is_told_with_key_value_and_what_is_allowed(string key, string value)
    {
        var options = key switch
        {
            "UserAgent" => new HttpOptions { UserAgent = value },
            "ContactUrl" => new HttpOptions { ContactUrl = value },
            "AllowedAddresses:1" => new HttpOptions { AllowedAddresses = ["127.0.0.1:80", value] },
            "ConnectTimeout" => new HttpOptions { ConnectTimeout = TimeSpan.Zero },
            "TotalTimeout" => new HttpOptions { TotalTimeout = TimeSpan.FromHours(1) },
            "MaxRedirects" => new HttpOptions { MaxRedirects = 31 },
            "MaxFeedBytes" => new HttpOptions { MaxFeedBytes = 1 },
            "MaxParallelHosts" => new HttpOptions { MaxParallelHosts = 0 },
            _ => new HttpOptions { PageDelay = TimeSpan.FromSeconds(-1) },
        };

        var error = Assert.Single(options.Validate());

        Assert.StartsWith($"Http:{key} is '{value}'; allowed is ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_proxy_is_told_without_its_password()
    {
        var error = Assert.Single(new HttpOptions { Proxy = "user:secret@proxy" }.Validate());

        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", 80, true)]
    [InlineData("127.0.0.1:5081", "127.0.0.1", 5081, true)]
    [InlineData("127.0.0.1:5081", "127.0.0.1", 5082, false)]
    [InlineData("10.1.0.0/16", "10.1.200.3", 80, true)]
    [InlineData("10.1.0.0/16", "10.2.0.1", 80, false)]
    [InlineData("::1", "::1", 80, true)]
    [InlineData("[::1]:80", "::1", 80, true)]
    [InlineData("[::1]:80", "::1", 81, false)]
    [InlineData("fd00::/8", "fd12::1", 80, true)]
    [InlineData("intranet.example:8080", "10.0.0.1", 8080, true)]
    [InlineData("intranet.example:8080", "10.0.0.1", 80, false)]
    [InlineData("other.example", "10.0.0.1", 80, false)]
    public void An_exception_opens_what_it_names_and_nothing_else(string exception, string address, int port, bool open)
    {
        var guard = new AddressGuard(new HttpOptions { AllowedAddresses = [exception] });

        Assert.Equal(open, guard.Check("Intranet.example.", System.Net.IPAddress.Parse(address), port) is null);
    }
}
