using System.Text.RegularExpressions;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>The words beside a shown date that tell what it is of.</summary>
internal static partial class DateLabels
{
    /// <summary>Words before the date of publication.</summary>
    [GeneratedRegex(@"published|posted|submitted|first aired|date:|^date\b|pub\.? date|veröffentlicht|publiziert|erschienen|erscheinungsdatum|erstellt|eingestellt|gepostet|gespeichert von|verfasst|geschrieben (?:am|von)|datum|publié|paru le|soumis|mis en ligne|\bstand\b|publicado|publicada|enviado|fecha|pubblicato|inviato|gepubliceerd|geplaatst|ingezonden|opublikowano|publikacja|dodano|utworzono|publicerad|publisert|udgivet|julkaistu|yayın|опубликован|дата|δημοσί|ημερομηνία|zveřejněno|发布|發布|发表|發表|刊登|时间|時間|日期|公開|配信|掲載|입력|등록|게시", RegexOptions.IgnoreCase)]
    internal static partial Regex Published();

    /// <summary>Words before the date of a change.</summary>
    [GeneratedRegex(@"\bupdated|\bmodified|last (?:update|change|edit)|\brevised|\bakt\.|aktualisiert|geändert|letzte (?:änderung|aktualisierung)|editiert|mis à jour|modifié|actualizad|atualizad|aggiornat|bijgewerkt|aktualizac|zmodyfikowano|uppdaterad|oppdatert|opdateret|päivitetty|güncelle|обновл|измен|ενημέρωση|ενημερώθηκε|更新|修改|수정", RegexOptions.IgnoreCase)]
    internal static partial Regex Changed();

    /// <summary>Words beside dates that are of something else.</summary>
    [GeneratedRegex(@"©|copyright|all rights|\bborn\b|geboren|since|seit\b|until|bis zum|deadline|joined|member|registriert|anmeld|event|veranstaltung|version|gültig|abgerufen|retrieved|accessed|版权|有效|截止|\bISSN|\bbis\b|\d\s?[-–]\s?\d{1,2}\.\s?\d{1,2}\.", RegexOptions.IgnoreCase)]
    internal static partial Regex Other();

    /// <summary>Names of elements that hold a date.</summary>
    [GeneratedRegex(@"(?<!up|vali|candi)date(?!d|picker|s\b)|datum|fecha|time-?data|timestamp|submitted|post-?time", RegexOptions.IgnoreCase)]
    internal static partial Regex Name();

    /// <summary>A line or paragraph that begins with its date, as agencies' do.</summary>
    [GeneratedRegex(
        """
        ^\D{0,30}(?:\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}|\d{4}-\d\d-\d\d|\d{4}年\d{1,2}月\d{1,2}日)(?=\s?[-–—.:,)|】]|\s|$)
        |^(?:\D{0,30}\W)?(?:\d{1,2}\.?\s\p{L}{3,10}\.?\s\d{4}|\p{L}{3,10}\.?\s\d{1,2},\s\d{4})(?=\s?(?:--|[-–—:)|】]))
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    internal static partial Regex Opening();
}
