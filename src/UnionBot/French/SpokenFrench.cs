using System.Collections.Frozen;

namespace UnionBot.French;

/// <summary>How people write when they type fast: <c>koi</c>, <c>qd</c>, <c>aprem</c>. A spelling is read so only where the text being searched does not use it itself.</summary>
internal static class SpokenFrench
{
    private const string Spellings =
        """
        koi=quoi kwa=quoi qoi=quoi quoa=quoi ki=qui kel=quel kelle=quelle kels=quels kelles=quelles qel=quel qelle=quelle kan=quand kand=quand qd=quand qan=quand
        cb=combien cmb=combien combi1=combien kombien=combien combiens=combien pk=pourquoi pkoi=pourquoi pq=pourquoi pcq=parce prq=pourquoi pourkoi=pourquoi porquoi=pourquoi
        koman=comment komen=comment coment=comment kom=comme cmt=comment comen=comment
        cest=c_est sest=c_est cetait=c_etait ct=c_etait cki=c_qui ckoi=c_quoi sa=ca ya=y_a yaura=y_aura yavait=y_avait yaurait=y_avait yatil=y_a yat=y_a ia=y_a
        kes=quoi kess=quoi qes=quoi labas=la keski=quoi keske=quoi kesk=quoi kesako=quoi keskil=quoi keskia=quoi quesque=quoi queske=quoi kesq=quoi kesse=quoi
        ou_sque=où ouske=où ousque=où oukon=où ouque=où
        aprem=apres_midi aprèm=apres_midi aprm=apres_midi apremidi=apres_midi apm=apres_midi matine=matinee mat=matin
        pr=pour ds=dans avc=avec av=avant ac=avec bcp=beaucoup tt=tout ts=tous tte=toute ttes=toutes tjs=toujours tjr=toujours tjrs=toujours jms=jamais
        mtn=maintenant mnt=maintenant maint=maintenant mtnt=maintenant auj=aujourdhui ajd=aujourdhui aujourd=aujourdhui dem=demain
        rdv=rendez_vous slt=salut bjr=bonjour bsr=bonsoir cc=coucou mci=merci mrc=merci dsl=desole
        prog=programme progr=programme pgm=programme prods=production prod=production conf=conference confs=conferences assoc=association orga=organisation
        boulot=travail taf=travail job=emploi jobs=emplois boite=entreprise boites=entreprises bahut=ecole thune=argent fric=argent tunes=argent pognon=argent
        mec=quelqu_un mecs=quelqu_un meuf=quelqu_un gars=quelqu_un  boss=patron
        kk1=quelqu_un qq=quelques qqn=quelqu_un qqch=chose qqun=quelqu_un pb=probleme pbs=problemes pbl=probleme
        doc=document docs=documents infos=informations info=information dispo=disponible appli=application
        min=minutes sem=semaine h24=heures jr=jour jrs=jours
        nbr=nombre nb=nombre nbre=nombre num=numero
        fo=faut jdois=dois jpeux=peux jveux=veux chui=suis chuis=suis jsuis=suis jai=ai jaurai=aurai tas=as ta=ta pe=peut ptet=peut_etre
        vs=vous ns=nous fai=fait etai=etait avai=avait fesai=faisait devai=devait parck=parce psk=parce paske=parce pask=parce pdt=pendant dc=donc msg=message tps=temps lgtps=longtemps
        progrm=programme progm=programme prgm=programme dep=departement dept=departement dpt=departement rdvs=rendez_vous bcoup=beaucoup kelk=quelque kelkun=quelqu_un kelkechose=chose
        skil=ce_qu_il ske=ce_que skon=ce_qu_on skwa=quoi ckwa=c_quoi sekoi=c_quoi seki=c_qui jvien=viens jvais=vais jvai=vais
        secu=securite manif=manifestation syndic=syndicat delegue=delegue deleg=delegation elec=election
        ecolo=ecologique ecolos=ecologique resto=restaurant frigo=frigo covoit=covoiturage
        """;

    private static readonly FrozenDictionary<string, string[]> Table = Read();

    /// <summary>The usual words for a fast spelling, or <see langword="null"/>.</summary>
    public static string[]? Usual(string word) => Table.GetValueOrDefault(word);

    /// <summary>Whether a fast spelling stands for a question word: that is so in whatever text.</summary>
    public static bool Asks(string[] usual) => usual is ["quoi" or "qui" or "quel" or "quelle" or "quels" or "quelles" or "quand" or "combien" or "pourquoi" or "comment"];

    private static FrozenDictionary<string, string[]> Read()
    {
        var table = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var pair in Spellings.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            table.TryAdd(Fold.Text(pair[..at]).Replace(" ", "_", StringComparison.Ordinal), pair[(at + 1)..].Split('_'));
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
