namespace Aggregator.UnitTests.Deduplication;

/// <summary>Articles written for these tests.</summary>
internal static class Texts
{
    public const string Bridge =
        "The city council approved a plan on Tuesday to rebuild the old harbour bridge, which was closed last winter after engineers found cracks in two of its main supports.\n" +
        "Work is expected to begin in March and to last eighteen months. Until then the ferry will run every ten minutes during the morning and evening rush.\n" +
        "Mayor Helena Brandt said the bridge had carried 41,000 vehicles a day and that shops on the eastern bank had lost a third of their customers since it closed.\n" +
        "Opponents in the council argued that a tunnel would serve the town better in the long run, though they admitted that it would cost four times as much.\n" +
        "The first steel for the new supports is to be delivered by rail at the end of February, according to the building office.";

    public const string Hospital =
        "A children's hospital in the northern district has opened a garden on its roof where young patients can grow vegetables and herbs with the help of volunteers.\n" +
        "Doctors hope that time outdoors will shorten recovery. The idea came from a nurse who had seen something similar during a stay abroad.\n" +
        "Nearly sixty families have signed up so far, and a local bakery donates bread on Saturdays so that the harvest can be eaten together.\n" +
        "The garden was paid for by donations and took a little less than a year to build, said the head of the hospital's foundation.";

    public const string ChineseFestival =
        "一年一度的灯会昨晚在古城南门广场开幕，来自周边县市的数万名游客冒着小雨赶来观看。\n" +
        "今年的灯会以水乡为主题，工匠们用竹子和绢布扎出了三百多盏花灯，其中最高的一盏龙灯有十二米。\n" +
        "主办方介绍，灯会将持续到月底，期间每天晚上都有舞狮和皮影戏表演，市民可以凭身份证免费入场。\n" +
        "为了方便大家出行，公交公司增开了五条夜间线路，末班车延长到凌晨一点。";

    public static string ChineseFestivalTraditional { get; } =
        "一年一度的燈會昨晚在古城南門廣場開幕，來自周邊縣市的數萬名遊客冒著小雨趕來觀看。\n" +
        "今年的燈會以水鄉為主題，工匠們用竹子和絹布紮出了三百多盞花燈，其中最高的一盞龍燈有十二米。\n" +
        "主辦方介紹，燈會將持續到月底，期間每天晚上都有舞獅和皮影戲表演，市民可以憑身份證免費入場。\n" +
        "為了方便大家出行，公交公司增開了五條夜間線路，末班車延長到凌晨一點。";

    public static string Close(string company, params int[] figures) =>
        $"Shares of {company} closed at {figures[0]} on the exchange, up {figures[1]} from the day before, with a turnover of {figures[2]} million.\n" +
        $"Large investors bought for {figures[3]} million and sold for {figures[4]} million, while small investors held {figures[5]} percent of the volume.\n" +
        "The flow of money is computed from the sum of trades that moved the price up, less the sum of trades that moved it down on the same day.";
}
