namespace Aggregator.Worker.Dashboard.Shell;

/// <summary>The answer to a form without a valid antiforgery token.</summary>
internal static class FormRefusal
{
    /// <summary>400 with one sentence.</summary>
    public static IResult Result { get; } = Results.Text(
        "The form was not accepted because its token is missing or old. Go back, reload the page and try again.\n",
        "text/plain", System.Text.Encoding.UTF8, StatusCodes.Status400BadRequest);
}
