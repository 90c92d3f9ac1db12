using Aggregator.Core.Extraction.Metadata;

namespace Aggregator.UnitTests.Extraction;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("ur", "وزیراعظم نے کہا ہے کہ ملک میں بڑے منصوبوں پر کام جاری ہے اور لوگوں کو روزگار ملے گا۔")]
    [InlineData("fa", "رئیس جمهور گفت که پروژه های بزرگ در کشور ادامه دارد و مردم کار پیدا خواهند کرد.")]
    [InlineData("ar", "قال الرئيس إن العمل في المشاريع الكبرى مستمر في البلاد وسيجد الناس فرص عمل جديدة.")]
    [InlineData("id", "Presiden mengatakan bahwa proyek besar itu bisa selesai tahun ini karena dana sudah ada, menurut para pejabat.")]
    [InlineData("ms", "Perdana Menteri berkata bahawa projek besar itu boleh siap tahun ini kerana dana sudah ada, menurut kata beliau semalam.")]
    [InlineData("sw", "Rais alisema kuwa mradi huo wa barabara ni wa watu wote na kazi itaanza katika mwezi huu baada ya mvua.")]
    [InlineData("zh", "总理表示，今年将完成这项大型工程，并为当地居民提供更多的就业机会。")]
    [InlineData("ja", "首相は、この大きな工事が今年中に終わり、多くの人が働けるようになると述べた。")]
    public void A_text_tells_its_language(string language, string text) => Assert.Equal(language, LanguageReader.FromText(text));
}
