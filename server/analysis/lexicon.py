"""Words that tell what a source is: pronouns, titles, nouns for people, bodies and documents.

General English, written down from knowledge of the language and completed by what the sources
named in train.jsonl showed to be missing. Names stand in :mod:`server.analysis.gazetteer`.
"""


def words(listed: str) -> frozenset[str]:
    """The words of a list that is written as prose."""
    return frozenset(listed.split())


HE = words("he him his himself")
SHE = words("she her hers herself")
SPEAKER = words("i me my myself")
WE = words("we us our ours")
FIRST_PERSON = SPEAKER | WE
PLURAL = WE | words("they them their theirs themselves both these those")
NEUTER = words("it its itself this")
RELATIVE = words("who whom whose that which")

# Words that show no judgement by themselves.
FUNCTION = (HE | SHE | SPEAKER | PLURAL | NEUTER | RELATIVE) | words(
    "a an the and or but of to in on at by for from with as if than then there here you "
    "your is are was were be been being am do does did has have had s t re ve ll d m"
)

DEFINITE = words("the this that these those")
POSSESSIVE = words("his her its their our my your")
INDEFINITE = words("a an another one some any each several many most two three four five")
DETERMINERS = DEFINITE | POSSESSIVE | INDEFINITE | words("no all both such other")

# Stands before a name and is no part of it, alone or several in a row.
TITLES = words(
    "mr mrs ms miss mx dr sir dame lord lady prof professor sen sens senator rep reps "
    "representative congressman congresswoman gov govs governor president minister secretary "
    "chancellor king queen prince princess pope cardinal archbishop bishop rev reverend father "
    "sister rabbi imam sheikh ayatollah judge justice magistrate general gen admiral adm colonel "
    "col captain capt commander cmdr lieutenant lt sergeant sgt major maj corporal cpl private "
    "mayor chairman chairwoman chair director spokesman spokeswoman spokesperson ambassador "
    "attorney detective det inspector officer sheriff deputy chief ceo cfo coo cto vp speaker "
    "leader premier commissioner superintendent councilman councilwoman alderman supt "
    "secretary-general president-elect vice-president host nominee candidate hopeful"
)
# Stands before a title: "former", "Deputy Prime Minister", "Rear Adm.".
ADJUNCTS = words(
    "former ex vice deputy prime foreign defense defence interior finance acting press rear late "
    "republican democrat democratic conservative labour presidential national senior assistant"
)
MEN = words(
    "mr sir lord king prince pope father chairman spokesman congressman councilman man boy son "
    "husband brother uncle nephew grandfather actor businessman policeman fisherman waiter"
)
WOMEN = words(
    "mrs ms miss dame lady queen princess sister chairwoman spokeswoman congresswoman "
    "councilwoman woman girl daughter wife mother aunt niece grandmother actress businesswoman "
    "policewoman widow mom mum"
)
# Human beings by what they are or do, in the singular.
PEOPLE = (TITLES | MEN | WOMEN) - words("mr mrs ms miss mx dr sir private gen adm lt capt") | words(
    "activist adviser advisor advocate aide ally analyst artist attorney-general author backer "
    "banker billionaire boss campaigner candidate child citizen clerk coach colleague columnist "
    "commentator conservative consultant consumer counsel cousin critic customer defendant "
    "defender democrat demonstrator diplomat doctor donor driver economist editor employee "
    "engineer entrepreneur environmentalist envoy executive expert fan farmer forecaster founder "
    "friend head historian immigrant incumbent independent insider investigator investor "
    "journalist juror lawmaker lawyer legislator liberal local manager member migrant militant "
    "neighbor neighbour nominee nurse observer officer official operative opponent organiser "
    "organizer owner parent participant partner passenger person pilot plaintiff player "
    "politician pollster professor progressive proponent prosecutor protester protestor refugee "
    "relative reporter republican researcher resident respondent reviewer rival scholar scientist "
    "singer skeptic soldier solicitor source specialist spectator staffer star strategist student "
    "supporter survivor suspect teacher tourist trader user veteran victim villager volunteer "
    "voter watcher whistleblower witness worker writer"
)
# Whom a text keeps in the dark: even "the official" is nobody's name.
FACELESS = words(
    "aide employee insider juror member militant official operative person protester protestor "
    "relative resident respondent source staffer user voter whistleblower witness"
)
# People by a word that has no singular of its own, or none at all.
CROWDS = words(
    "many most some others people men women children troops families crowd groups companies "
    "governments unions associations campaigns organizations organisations firms agencies "
    "countries states members"
)
# Speak for somebody and not for themselves.
VOICES = words("spokesman spokeswoman spokesperson representative")
ORGANIZATIONS = words(
    "academy administration agency airline alliance army assembly association authority bank "
    "board brigade bureau cabinet campaign center centre chamber charity church club coalition "
    "college commission committee company conference congress consortium cooperative council "
    "court department embassy federation firm force forum foundation fund government group "
    "hospital house industry institute institution jury kremlin laboratory league legislature "
    "library maker manufacturer military ministry mission movement museum navy network ngo "
    "office organisation organization panel parliament party pentagon police project "
    "prosecution regime retailer school senate service society startup taskforce team "
    "think-tank treasury tribunal trust union university"
)
# Plurals that speak as one body.
BODIES = words("authorities prosecutors democrats republicans")
MEDIA = words(
    "broadcaster channel editorial magazine media newspaper newswire outlet podcast press station "
    "tabloid television tv"
)
DOCUMENTS = words(
    "account ad advert advertisement affidavit analysis article audio audit autopsy average bill "
    "book brief bulletin census charter chart clause clip complaint constitution contract copy "
    "counterclaim court-filing data dataset declaration decree diary directive document "
    "documentary documentation dossier draft e-mail email essay estimate evidence excerpt figure "
    "file filing film finding footage form graphic guideline handout image indictment inquiry "
    "interview investigation journal law lawsuit leaflet letter list log manifesto manual map "
    "meme memo memoir memorandum message minute motion note notice number opinion order ordinance "
    "page paper petition photo plan platform policy poll polling post posting probe proposal "
    "readout record recording regulation release report research resolution result review rule "
    "ruling sheet site slide statement statistic statute story study submission suit summary "
    "survey table tally test testimony text textbook transcript treaty tweet verdict video "
    "warrant webpage website"
)
# Evidence that nobody calls a document, a report or a text.
UNWRITTEN = words(
    "audio evidence film footage graphic map photo poll recording survey tally test video warrant"
)
# Refer to whatever document was last cited, of any sort.
ANY_DOCUMENT = words("document report article text paper story piece")
# By such an office a text calls somebody whom it has named: "the former president".
OFFICES = words(
    "president senator governor mayor minister secretary chancellor premier congressman "
    "congresswoman candidate nominee hopeful incumbent billionaire businessman businesswoman "
    "ambassador pope king queen prince princess actor actress singer coach host chairman "
    "chairwoman"
)
# Refer to whatever organization was last cited.
ANY_ORGANIZATION = words(
    "company firm group organization organisation agency outlet newspaper paper network "
    "manufacturer retailer maker broadcaster airline bank charity giant"
)
# Part of a company's name that later mentions leave out.
CORPORATE = words(
    "inc corp corporation co company ltd llc plc ag sa group holdings communications "
    "international industries technologies motors us usa"
)
# Verbs apart, what follows the head of a noun phrase.
FOLLOWERS = words(
    "of for from in at with on by about to against including close familiar among within near "
    "behind over under released posted published obtained seen filed based who that which "
    "after before during since as opposed whose where like per via is was has have had"
)
PARTICLES = words("of the for and de la le von van der den al el bin ibn du da dos di & al-")
GENERATIONS = words("jr sr ii iii iv")

# Begin sentences with a capital and are no names.
OPENERS = words(
    "the a an this that these those but and or so yet if in on at by for from with without as "
    "while when where after before since until though although because however meanwhile also "
    "then there here it its he she they we you i his her their our my what who why how which "
    "not no some many most all both each every another other more one two three still even now "
    "just only such last next first earlier later according asked in under over during despite "
    "instead rather perhaps maybe yes well do does did is are was were be been has have had can "
    "could would should may might must will breaking update updated watch read monday tuesday "
    "wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december"
)
