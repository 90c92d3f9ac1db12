namespace Aggregator.Benchmarks.Training;

/// <summary>Logistic regression over sparse counts of tokens by AdaGrad (Duchi et al. 2011) with a ridge penalty. Deterministic.</summary>
internal static class TokenRegression
{
    private const int Epochs = 6;
    private const float Rate = 0.1f;
    private const float Ridge = 8f;

    /// <summary>One weight a token; those of tokens that no row has stay 0.</summary>
    internal static float[] Fit(IReadOnlyList<TokenRow> rows, int tokens)
    {
        var weights = new float[tokens];
        var squares = new float[tokens];
        var count = new int[tokens];
        foreach (var row in rows)
            foreach (var token in row.Tokens)
                count[token]++;
        var mean = Math.Max(1e-9f, rows.Average(row => row.Weight));
        var order = Enumerable.Range(0, rows.Count).ToArray();
        var random = new Random(3);
        float bias = 0, biasSquares = 0;
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var at in order)
            {
                var row = rows[at];
                var error = (1f / (1f + MathF.Exp(-bias - Sum(row.Tokens, weights))) - row.Label) * row.Weight / mean;
                biasSquares += error * error;
                bias -= Rate * error / (MathF.Sqrt(biasSquares) + 1e-6f);
                foreach (var token in row.Tokens)
                {
                    var slope = error + Ridge / count[token] * weights[token];
                    squares[token] += slope * slope;
                    weights[token] -= Rate * slope / (MathF.Sqrt(squares[token]) + 1e-6f);
                }
            }
        }
        return weights;
    }

    /// <summary>What the weights say of a row.</summary>
    internal static float Sum(int[] tokens, float[] weights)
    {
        var sum = 0f;
        foreach (var token in tokens)
            sum += weights[token];
        return sum;
    }
}
