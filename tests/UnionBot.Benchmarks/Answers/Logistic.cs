#pragma warning disable MA0048 // A sample and its regression are one idea.
namespace UnionBot.Benchmarks.Answers;

/// <summary>One labelled case.</summary>
/// <param name="Signs">What is seen of it.</param>
/// <param name="Yes">What it is.</param>
/// <param name="Weight">How much it counts.</param>
internal sealed record Sample(double[] Signs, bool Yes, double Weight);

/// <summary>Logistic regression with a ridge, by Newton's method.</summary>
internal static class Logistic
{
    /// <summary>The weights; the last is the bias.</summary>
    public static double[] Fit(IReadOnlyList<Sample> samples, double ridge)
    {
        var n = samples[0].Signs.Length + 1;
        var weights = new double[n];
        for (var round = 0; round < 25; round++)
        {
            var (gradient, hessian) = (new double[n], new double[n, n]);
            for (var i = 0; i < n - 1; i++)
            {
                gradient[i] = -ridge * weights[i];
                hessian[i, i] = ridge;
            }

            hessian[n - 1, n - 1] = 1e-6;
            foreach (var sample in samples)
            {
                Add(sample, weights, gradient, hessian);
            }

            var step = Solve(hessian, gradient);
            var size = 0.0;
            for (var i = 0; i < n; i++)
            {
                weights[i] += step[i];
                size = Math.Max(size, Math.Abs(step[i]));
            }

            if (size < 1e-6)
            {
                break;
            }
        }

        return weights;
    }

    /// <summary>The probability of yes.</summary>
    public static double Probability(double[] weights, double[] signs)
    {
        var sum = weights[^1];
        for (var i = 0; i < signs.Length; i++)
        {
            sum += weights[i] * signs[i];
        }

        return 1 / (1 + Math.Exp(-sum));
    }

    private static void Add(Sample sample, double[] weights, double[] gradient, double[,] hessian)
    {
        var p = Probability(weights, sample.Signs);
        var miss = sample.Weight * ((sample.Yes ? 1 : 0) - p);
        var curve = Math.Max(1e-9, sample.Weight * p * (1 - p));
        var n = weights.Length;
        for (var i = 0; i < n; i++)
        {
            var x = i < n - 1 ? sample.Signs[i] : 1;
            gradient[i] += miss * x;
            for (var j = 0; j <= i; j++)
            {
                hessian[i, j] += curve * x * (j < n - 1 ? sample.Signs[j] : 1);
                hessian[j, i] = hessian[i, j];
            }
        }
    }

    private static double[] Solve(double[,] a, double[] b)
    {
        var n = b.Length;
        var (m, x) = ((double[,])a.Clone(), (double[])b.Clone());
        for (var k = 0; k < n; k++)
        {
            var pivot = k;
            for (var i = k + 1; i < n; i++)
            {
                pivot = Math.Abs(m[i, k]) > Math.Abs(m[pivot, k]) ? i : pivot;
            }

            for (var j = 0; j < n; j++)
            {
                (m[k, j], m[pivot, j]) = (m[pivot, j], m[k, j]);
            }

            (x[k], x[pivot]) = (x[pivot], x[k]);
            for (var i = k + 1; i < n; i++)
            {
                var factor = m[i, k] / m[k, k];
                for (var j = k; j < n; j++)
                {
                    m[i, j] -= factor * m[k, j];
                }

                x[i] -= factor * x[k];
            }
        }

        for (var k = n - 1; k >= 0; k--)
        {
            for (var j = k + 1; j < n; j++)
            {
                x[k] -= m[k, j] * x[j];
            }

            x[k] /= m[k, k];
        }

        return x;
    }
}
