namespace Aggregator.Core.Extraction.Blocks;

/// <summary>What an element means for cutting a page into blocks.</summary>
internal enum ElementKind
{
    /// <summary>Runs within a line.</summary>
    Inline,
    Block,
    Paragraph,
    Heading,
    List,
    ListItem,
    Table,
    Row,
    Cell,
    Quote,
    Preformatted,
    Figure,
    Caption,
    Article,
    Section,
    Main,
    Aside,
    Header,
    Footer,
    Nav,
    Form,
    Control,
    Term,
    NoScript,

    /// <summary>A line break.</summary>
    Break,

    /// <summary>An image, a video or another picture.</summary>
    Media,

    /// <summary>Holds no text that a reader sees.</summary>
    Skipped,
}
