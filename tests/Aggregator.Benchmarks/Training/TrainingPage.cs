using Aggregator.Core.Extraction.Scoring;

namespace Aggregator.Benchmarks.Training;

/// <summary>A page of the pack with the features and labels of its blocks; <paramref name="Scale"/> is what its set counts.</summary>
internal sealed record TrainingPage(string Id, int Fold, string Publisher, Reference Truth, PageFacts Facts, float[][] Rows, float[] Label, float[] Weight, float Scale);
