using System.CommandLine;
using Aggregator.Core.Fetching;

namespace Aggregator.Worker.Commands;

/// <summary>The options that say what a source's requests carry besides the usual; those of <c>sources add</c> and <c>sources set</c>.</summary>
internal sealed class AccessOptions
{
    private const string None = "none";

    // They would break the request or belong to the connection.
    private static readonly string[] Reserved = ["Host", "Connection", "Content-Length", "Transfer-Encoding", "Accept-Encoding", "If-None-Match", "If-Modified-Since", "Proxy-Authorization"];

    private readonly Option<string[]> _headers = new("--header") { Description = "Header of its requests, \"Name: value\"; \"Name:\" takes one away. May be repeated. Kept encrypted, sent to the source's own origin alone.", AllowMultipleArgumentsPerToken = false };
    private readonly Option<string?> _user = new("--user") { Description = "User name for basic authentication; 'none' takes the login away." };
    private readonly Option<string?> _password = new("--password") { Description = "Its password; '-' reads it from standard input, so that it is in no history." };
    private readonly Option<string?> _proxy = new("--proxy") { Description = "Proxy of this source (http, https, socks5 address); 'none' takes it away." };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _headers, _user, _password, _proxy })
            command.Add(option);
    }

    /// <summary>Whether any was given.</summary>
    public bool Given(ParseResult parsed) =>
        parsed.GetValue(_headers) is { Length: > 0 } || parsed.GetValue(_user) is not null || parsed.GetValue(_password) is not null || parsed.GetValue(_proxy) is not null;

    /// <summary>What a source has after the options were laid over what it had.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="before">What it had.</param>
    /// <param name="input">Where a password is read from when it is asked for.</param>
    /// <returns>The access, or what is wrong, in a sentence that shows no secret.</returns>
    public (SourceAccess? Access, string? Wrong) Over(ParseResult parsed, SourceAccess before, TextReader input)
    {
        var headers = new Dictionary<string, string>(before.Headers, StringComparer.OrdinalIgnoreCase);
        foreach (var header in parsed.GetValue(_headers) ?? [])
        {
            if (Lay(headers, header) is { } wrong)
                return (null, wrong);
        }

        var (login, fault) = Login(parsed, before.Login, input);
        if (fault is not null)
            return (null, fault);
        var proxy = parsed.GetValue(_proxy) is not { } given ? before.Proxy : given == None ? null : given;
        return proxy is not null && !HttpOptions.IsProxy(proxy)
            ? (null, "--proxy is no absolute http, https or socks5 address.")
            : (new SourceAccess { Headers = headers, Login = login, Proxy = proxy }, null);
    }

    private static string? Lay(Dictionary<string, string> headers, string header)
    {
        var colon = header.IndexOf(':', StringComparison.Ordinal);
        var name = colon > 0 ? header[..colon].Trim() : "";
        if (name.Length == 0 || name.Any(c => !char.IsAsciiLetterOrDigit(c) && !"!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal)))
            return "--header must look like \"Name: value\".";
        if (Reserved.Contains(name, StringComparer.OrdinalIgnoreCase))
            return $"--header {name} cannot be set: it belongs to the connection or to conditional requests.";
        var value = header[(colon + 1)..].Trim();
        if (value.Any(char.IsControl))
            return $"--header {name} holds a line break or another control character.";
        if (value.Length == 0)
            headers.Remove(name);
        else
            headers[name] = value;
        return null;
    }

    private (string? Login, string? Wrong) Login(ParseResult parsed, string? before, TextReader input)
    {
        var (user, password) = (parsed.GetValue(_user), parsed.GetValue(_password));
        if (user == None)
            return (null, null);
        if (user is null && password is null)
            return (before, null);
        var name = user ?? before?.Split(':', 2)[0];
        if (name is null)
            return (null, "--password needs --user as well.");
        if (name.Contains(':', StringComparison.Ordinal))
            return (null, "--user must not hold a colon: basic authentication parts user and password by it.");
        return ($"{name}:{(password == "-" ? input.ReadLine() : password)}", null);
    }
}
