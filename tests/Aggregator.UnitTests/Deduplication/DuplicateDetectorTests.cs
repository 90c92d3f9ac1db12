using Aggregator.Core.Deduplication;
using Aggregator.Core.Fingerprinting;

namespace Aggregator.UnitTests.Deduplication;

public sealed class DuplicateDetectorTests
{
    private const string Furniture =
        "Home News Sport Weather Culture Business Video Letters Archive Subscribe\nAll rights reserved, no part of this page may be copied or sent on without the written consent of the publisher and its partners.";

    [Fact]
    public async Task An_edited_copy_joins_the_group_and_tells_why()
    {
        var results = await Group(Texts.Bridge, Texts.Hospital, Texts.Bridge.Replace("Tuesday", "Wednesday", StringComparison.Ordinal).Replace("ferry", "boat", StringComparison.Ordinal));
        Assert.Equal([1, 2, 1], results.Select(x => x.GroupId));
        Assert.Equal(1, results[2].MatchedArticleId);
        Assert.Equal(DuplicateRelation.Edited, results[2].Verdict!.Relation);
        Assert.InRange(results[2].Verdict!.Containment, .95, 1);
    }

    [Fact]
    public async Task Traditional_characters_are_the_same_text()
    {
        var results = await Group(Texts.ChineseFestival, Texts.ChineseFestivalTraditional);
        Assert.Equal(1, results[1].GroupId);
    }

    [Fact]
    public async Task An_excerpt_joins_the_whole()
    {
        var results = await Group(Texts.Bridge, Texts.Bridge[..260]);
        Assert.Equal(1, results[1].GroupId);
        Assert.Equal(DuplicateRelation.Excerpt, results[1].Verdict!.Relation);
    }

    [Fact]
    public async Task A_copy_inside_a_sites_furniture_joins_the_plain_one()
    {
        var results = await Group(Texts.Bridge, Furniture + "\n" + Texts.Bridge + "\n" + Furniture);
        Assert.Equal(1, results[1].GroupId);
    }

    [Fact]
    public async Task Different_articles_in_one_frame_stay_apart()
    {
        var results = await Group(Framed(Texts.Hospital), Framed(Texts.Bridge));
        Assert.Equal([1, 2], results.Select(x => x.GroupId));
    }

    [Fact]
    public async Task Issues_of_one_template_stay_apart_and_the_reason_names_the_numbers()
    {
        var results = await Group(Texts.Close("Northern Rail", 120, 3, 45, 17, 12, 31), Texts.Close("Coastal Power", 87, 5, 210, 64, 58, 19));
        Assert.Equal([1, 2], results.Select(x => x.GroupId));
        Assert.Contains("numbers differ", results[1].Verdict!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_that_is_really_republished_joins()
    {
        var text = Texts.Close("Northern Rail", 120, 3, 45, 17, 12, 31);
        var results = await Group(text, Texts.Close("Coastal Power", 87, 5, 210, 64, 58, 19), "Read more: ten things to know today\n" + text + "\n(End)");
        Assert.Equal([1, 2, 1], results.Select(x => x.GroupId));
    }

    [Fact]
    public async Task A_corrected_number_keeps_the_copy()
    {
        var results = await Group(Texts.Bridge, Texts.Bridge.Replace("41,000", "44,000", StringComparison.Ordinal));
        Assert.Equal(1, results[1].GroupId);
        Assert.Equal(1, results[1].Verdict!.NumbersDiffered);
    }

    [Fact]
    public async Task A_sequel_that_repeats_a_paragraph_quotes()
    {
        var sequel = Texts.Hospital + "\n" + Texts.Bridge.Split('\n')[0];
        var results = await Group(Texts.Bridge, sequel);
        Assert.Equal(2, results[1].GroupId);
        Assert.Equal(DuplicateRelation.Quotes, results[1].Verdict!.Relation);
    }

    [Fact]
    public async Task A_text_carried_by_hundreds_of_sites_does_not_hide_itself()
    {
        var index = new InMemoryShingleIndex();
        var detector = new DuplicateDetector(index, new DuplicateOptions());
        for (var batch = 0; batch < 6; batch++)
            await detector.GroupAsync([.. Enumerable.Range(1 + (batch * 50), 50).Select(x => Article(x, Texts.Bridge + $"\nCopy for site number {x} of many."))], CancellationToken.None);
        Assert.Equal(1, Assert.Single(index.Groups.Select(x => x.GroupId).Distinct()));
    }

    [Fact]
    public async Task A_whole_that_comes_after_two_parts_merges_their_groups()
    {
        var lines = Texts.Bridge.Split('\n');
        var index = new InMemoryShingleIndex();
        var detector = new DuplicateDetector(index, new DuplicateOptions());
        await detector.GroupAsync([Article(1, string.Join('\n', lines[..2])), Article(2, string.Join('\n', lines[3..]))], CancellationToken.None);
        Assert.Equal(2, index.Groups.Select(x => x.GroupId).Distinct().Count());
        var result = await detector.GroupAsync([Article(3, Texts.Bridge)], CancellationToken.None);
        Assert.Equal(new GroupMerge(2, 1), Assert.Single(result.Merges));
        Assert.All(index.Groups, x => Assert.Equal(1, x.GroupId));
    }

    [Fact]
    public async Task Order_and_batches_do_not_change_the_partition()
    {
        string[] texts = [Texts.Bridge, Texts.Hospital, Texts.Bridge[..400], Texts.ChineseFestival, Texts.ChineseFestivalTraditional, Texts.Hospital.Replace("bread", "cake", StringComparison.Ordinal)];
        foreach (var order in new int[][] { [0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0], [2, 5, 0, 4, 1, 3] })
        {
            var index = new InMemoryShingleIndex();
            var detector = new DuplicateDetector(index, new DuplicateOptions());
            foreach (var (text, id) in order.Select((text, id) => (text, id + 1)))
                await detector.GroupAsync([Article(id, texts[text])], CancellationToken.None);
            var groups = index.Groups.ToDictionary(x => order[x.ArticleId - 1], x => x.GroupId);
            Assert.Equal(groups[0], groups[2]);
            Assert.Equal(groups[1], groups[5]);
            Assert.Equal(groups[3], groups[4]);
            Assert.Equal(3, groups.Values.Distinct().Count());
        }
    }

    [Fact]
    public async Task Grouping_a_batch_twice_gives_the_same()
    {
        var index = new InMemoryShingleIndex();
        var detector = new DuplicateDetector(index, new DuplicateOptions());
        NewArticle[] batch = [Article(1, Texts.Bridge), Article(2, Texts.Bridge + " More."), Article(3, Texts.Hospital)];
        var first = await detector.GroupAsync(batch, CancellationToken.None);
        var second = await detector.GroupAsync(batch, CancellationToken.None);
        Assert.Equal(first.Assignments.Select(x => x.GroupId), second.Assignments.Select(x => x.GroupId));
    }

    [Fact]
    public async Task Pages_without_text_are_not_copies_of_one_another()
    {
        var results = await Group("", Texts.Bridge, "...");
        Assert.Equal([1, 2, 3], results.Select(x => x.GroupId));
    }

    private static string Framed(string text) =>
        string.Join('\n', Furniture.Split('\n')[0], text.Split('\n')[0], Furniture.Split('\n')[1], Furniture.Split('\n')[1].Replace("page", "paper", StringComparison.Ordinal));

    private static NewArticle Article(long id, string text) => new(id, Fingerprint.Of("", text));

    private static async Task<IReadOnlyList<GroupAssignment>> Group(params string[] texts)
    {
        var detector = new DuplicateDetector(new InMemoryShingleIndex(), new DuplicateOptions());
        return (await detector.GroupAsync([.. texts.Select((x, i) => Article(i + 1, x))], CancellationToken.None)).Assignments;
    }
}
