using CsCheck;
using UnionBot.Time;

namespace UnionBot.Tests.Time;

public sealed class FrenchDatesTests
{
    /// <summary>Friday 20 March 2026, 10:00 in Paris.</summary>
    private static readonly DateTimeOffset Now = new(2026, 3, 20, 9, 0, 0, TimeSpan.Zero);

    private static readonly NamedItem[] Items =
    [
        new("agenda/accueil", ["Accueil", "ça ouvre à quelle heure"]),
        new("agenda/start", ["Début des travaux", "ça commence quand"]),
        new("agenda/roundtable-1", ["Table ronde 1", "le débat du matin"]),
        new("agenda/roundtable-2", ["Table ronde 2"]),
        new("agenda/afternoon-debate", ["Débat avec Sophie Binet", "le débat de l'après-midi"]),
        new("agenda/end", ["Fin prévue"]),
    ];

    [Theory]
    [InlineData("demain 18h30", "2026-03-21 18:30")]
    [InlineData("Demain à 18 h 30", "2026-03-21 18:30")]
    [InlineData("demain soir", "2026-03-21 19:00")]
    [InlineData("demain matin 8h", "2026-03-21 08:00")]
    [InlineData("demain 6h du soir", "2026-03-21 18:00")]
    [InlineData("après-demain midi", "2026-03-22 12:00")]
    [InlineData("demain après-midi", "2026-03-21 14:00")]
    [InlineData("jeudi 9h", "2026-03-26 09:00")]
    [InlineData("Jeu. 9h", "2026-03-26 09:00")]
    [InlineData("vendredi 9h", "2026-03-27 09:00")]
    [InlineData("vendredi 11h", "2026-03-20 11:00")]
    [InlineData("vendredi prochain 11h", "2026-03-27 11:00")]
    [InlineData("lundi en huit à 9h", "2026-03-30 09:00")]
    [InlineData("26/03 8h", "2026-03-26 08:00")]
    [InlineData("le 26/03 à 8:00", "2026-03-26 08:00")]
    [InlineData("8h le 26/03", "2026-03-26 08:00")]
    [InlineData("26/3/26 8h", "2026-03-26 08:00")]
    [InlineData("26 mars 2026 8h", "2026-03-26 08:00")]
    [InlineData("jeudi 26 mars à 8h", "2026-03-26 08:00")]
    [InlineData("jeudi 26 à 8h", "2026-03-26 08:00")]
    [InlineData("le 26 à 8h", "2026-03-26 08:00")]
    [InlineData("le 2 à 8h", "2026-04-02 08:00")]
    [InlineData("le 26 mars à 8h", "2026-03-26 08:00")]
    [InlineData("le jeudi 26 mars 8h", "2026-03-26 08:00")]
    [InlineData("1er avril 8h05", "2026-04-01 08:05")]
    [InlineData("2 h", "2026-03-21 02:00")]
    [InlineData("18h30", "2026-03-20 18:30")]
    [InlineData("à 9h", "2026-03-21 09:00")]
    [InlineData("midi et demi", "2026-03-20 12:30")]
    [InlineData("aujourd'hui 14h", "2026-03-20 14:00")]
    [InlineData("aujourd’hui à 14 heures", "2026-03-20 14:00")]
    [InlineData("aujourd'hui 8h", "2026-03-20 08:00")]
    [InlineData("ce soir", "2026-03-20 19:00")]
    [InlineData("ce soir 20h", "2026-03-20 20:00")]
    [InlineData("ce soir à 8h", "2026-03-20 20:00")]
    [InlineData("dans 2 h", "2026-03-20 12:00")]
    [InlineData("dans 2 heures", "2026-03-20 12:00")]
    [InlineData("dans 1h30", "2026-03-20 11:30")]
    [InlineData("dans une heure", "2026-03-20 11:00")]
    [InlineData("dans 20 min", "2026-03-20 10:20")]
    [InlineData("dans une demi-heure", "2026-03-20 10:30")]
    [InlineData("dans 3 jours à 9h", "2026-03-23 09:00")]
    [InlineData("dans 2 jours", "2026-03-22 10:00")]
    [InlineData("dans une semaine 9h", "2026-03-27 09:00")]
    [InlineData("J-1 18h", "J-1 18:00")]
    [InlineData("J - 1 à 18h", "J-1 18:00")]
    [InlineData("j+1 9:00", "J+1 9:00")]
    [InlineData("jour J à midi", "J 12:00")]
    [InlineData("la veille à 18h", "J-1 18:00")]
    [InlineData("J-1 soir", "J-1 19:00")]
    [InlineData("15 min avant le débat", "item afternoon-debate -15min")]
    [InlineData("15 min avant le debat avec Sophie Binet", "item afternoon-debate -15min")]
    [InlineData("1h avant le début", "start -1h")]
    [InlineData("1h avant le début des travaux", "start -1h")]
    [InlineData("une heure avant l'accueil", "item accueil -1h")]
    [InlineData("30 minutes après la fin", "end +30min")]
    [InlineData("1 h 30 avant la table ronde 2", "item roundtable-2 -1h30")]
    [InlineData("au début", "start")]
    [InlineData("au débat", "item afternoon-debate")]
    [InlineData("start -1h", "start -1h")]
    [InlineData("2026-03-20 18:30", "2026-03-20 18:30")]
    public void The_forms_that_admins_type_are_read(string typed, string anchor)
    {
        var read = FrenchDates.Read(typed, Now, Paris, Items).ShouldBeOfType<FrenchDate.Read>();

        AnchorText.Write(read.Anchor).ShouldBe(anchor);
    }

    [Theory]
    [InlineData("demain", "Il manque l'heure.")]
    [InlineData("26/03", "Il manque l'heure.")]
    [InlineData("J-1", "Il manque l'heure.")]
    [InlineData("demain 25h", "Cette heure n'existe pas.")]
    [InlineData("le 32/13 8h", "Ce mois n'existe pas.")]
    [InlineData("30/02 8h", "Le 30 février 2026 n'existe pas.")]
    [InlineData("26 8h", "Je n'ai pas su lire cette date.")]
    [InlineData("mercredi 26 8h", "Le 26 mars 2026 est un jeudi, pas un mercredi.")]
    [InlineData("mercredi 26 mars 8h", "Le 26 mars 2026 est un jeudi, pas un mercredi.")]
    [InlineData("15 min avant le goûter", "Je ne trouve pas « le gouter » dans le programme.")]
    [InlineData("15 min avant la table ronde", "« la table ronde » peut désigner plusieurs moments du programme ; sois plus précis·e, ou donne une heure.")]
    [InlineData("J+0 9h", "J+0 ne dit pas quel jour ; écris J pour le premier jour, ou une date.")]
    [InlineData("quand tu veux", "Je n'ai pas su lire cette date.")]
    [InlineData("", "Je n'ai pas su lire cette date.")]
    [InlineData("demain 18h30 | texte", "Je n'ai pas su lire cette date.")]
    public void What_cannot_be_read_says_why(string typed, string reason) =>
        FrenchDates.Read(typed, Now, Paris, Items).ShouldBeOfType<FrenchDate.Unread>().Reason.ShouldBe(reason);

    [Fact]
    public void Every_form_that_is_offered_is_read() =>
        FrenchDates.Forms.ShouldAllBe(form => FrenchDates.Read(form, Now, Paris, Items) is FrenchDate.Read);

    [Fact]
    public void In_December_a_day_of_January_is_next_years()
    {
        var read = FrenchDates.Read("05/01 9h", new DateTimeOffset(2026, 12, 20, 9, 0, 0, TimeSpan.Zero), Paris, Items).ShouldBeOfType<FrenchDate.Read>();

        AnchorText.Write(read.Anchor).ShouldBe("2027-01-05 09:00");
    }

    [Fact]
    public void A_distance_is_never_shorter_than_asked_for_also_on_the_nights_of_clock_changes() =>
        Gen.Select(Gen.OneOf(new DateTime(2026, 3, 28, 20, 0, 0), new DateTime(2026, 10, 24, 20, 0, 0)), Gen.Int[0, 28_800], Gen.Int[1, 600]).Sample(
            (evening, seconds, minutes) =>
            {
                var now = CivilTime.Resolve(evening, Paris).Instant.AddSeconds(seconds);
                var read = (FrenchDate.Read)FrenchDates.Read($"dans {minutes} min", now, Paris, []);
                var ahead = CivilTime.Resolve(((Anchor.At)read.Anchor).Local, Paris).Instant - now;
                var asked = TimeSpan.FromMinutes(minutes);
                return ahead >= asked && ahead <= asked + TimeSpan.FromMinutes(62);
            },
            iter: 5_000);

    [Fact]
    public void No_text_makes_it_throw() =>
        Gen.String[Gen.OneOf(Gen.Char["jJ-+ 0123456789h:/.min avpreslduo|é'"], Gen.Char), 0, 30]
            .Sample(text => FrenchDates.Read(text, Now, Paris, Items) is not null, iter: 20_000);

    private static TimeZoneInfo Paris => CivilTimeTests.Paris;
}
