"""Words that tell what a source is: titles, roles, outlets, documents, given names.

General English, written down from knowledge of the language and not taken from any corpus.
"""


def words(listed: str) -> frozenset[str]:
    """The words of a list that is written as prose."""
    return frozenset(listed.split())


HE = words("he him his himself")
SHE = words("she her hers herself")
SPEAKER = words("i me my myself")
PLURAL = words("they them their theirs themselves we us our ours both these those")
NEUTER = words("it its itself this")
RELATIVE = words("who whom whose that which")

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
# Heads of descriptions of one person.
ROLES = (TITLES | MEN | WOMEN) - words("mr mrs ms miss mx dr sir private gen adm lt capt") | words(
    "expert analyst economist professor scientist researcher author writer journalist reporter "
    "editor columnist critic lawyer solicitor prosecutor lawmaker legislator politician "
    "diplomat envoy official aide adviser advisor strategist consultant executive founder owner "
    "manager coach player singer star artist doctor nurse teacher student pilot driver farmer "
    "worker resident neighbor neighbour witness suspect victim defendant plaintiff source "
    "insider whistleblower activist campaigner organizer protester supporter opponent colleague "
    "friend partner parent child cousin person attorney-general veteran historian engineer boss "
    "head people participant survivor staffer clerk banker trader investor billionaire "
    "entrepreneur counsel candidate nominee incumbent"
)
ORGANIZATIONS = words(
    "agency administration academy alliance army assembly association authority bank board "
    "brigade bureau cabinet campaign center centre church club coalition college commission "
    "committee company conference congress cooperative corporation council court department "
    "embassy federation firm force forum foundation fund government group hospital house "
    "institute institution laboratory league legislature library ministry mission museum navy "
    "network office organization organisation panel parliament party police project society "
    "school senate service team tribunal trust union university website newspaper paper "
    "magazine outlet broadcaster channel station startup maker retailer airline manufacturer "
    "charity think-tank media"
)
OUTLETS = words(
    "times post journal news herald tribune guardian gazette globe telegraph mail observer "
    "independent chronicle examiner press reuters ap afp bbc cnn nbc abc cbs npr pbs bloomberg "
    "politico axios magazine daily week standard star sun mirror express review register "
    "dispatch inquirer sentinel monitor beast tv radio xinhua tass interfax "
    "newspaper media outlet broadcaster website paper"
)
DOCUMENTS = words(
    "account affidavit analysis article audio bill book brief bulletin chart complaint contract "
    "court-filing data dataset decree directive document draft editorial email essay estimate "
    "evidence excerpt inquiry investigation probe file filing film footage graphic guideline "
    "indictment interview lawsuit law leaflet letter list log manual map memo memorandum "
    "message minutes motion note notice opinion order paper petition photo plan poll post "
    "posting recording record records report ruling statement statistics story study "
    "submission suit summary survey tally testimony text transcript tweet verdict video warrant "
    "test figures documents reports messages emails polls studies surveys letters"
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

MALE_NAMES = words(
    "aaron adam alan albert alex alexander ali andrew anthony antonio arthur barack ben benjamin "
    "bernard bernie bill bob boris brad brandon brett brian bruce carl carlos charles chris "
    "christian christopher chuck colin craig dan daniel dave david dennis dmitry don donald doug "
    "douglas dylan ed eddie edward emmanuel eric ethan eugene evan francis frank fred gary gavin "
    "george gerald glenn gordon graham greg gregory harold harry henry howard hugh ian ivan jack "
    "jacob jake james jamie jared jason jay jeff jeffrey jeremy jerome jerry jesse jim jimmy joe "
    "joel john jon jonathan jordan jorge jose joseph josh joshua juan justin keith ken kenneth "
    "kevin kyle larry lee leo liam louis luis luke marc marco mario mark martin matt matthew max "
    "michael miguel mike mitch mitt mohamed mohammed muhammad nathan nick nicholas nigel noah "
    "oliver oscar patrick paul pedro peter phil philip rahul ralph randy ray raymond richard rick "
    "rob robert roger ron ronald roy russell ryan sam samuel scott sean sebastian sergei simon "
    "stefan stephen steve steven stuart ted terry theodore thomas tim timothy tod todd tom tony "
    "trevor tucker tyler victor vincent vladimir walter wayne will william xavier zachary"
)
FEMALE_NAMES = words(
    "abigail alexandra alexandria alice alison allison amanda amy ana andrea angela angelina ann "
    "anna anne annie april ashley barbara beth betsy betty beverly brenda bridget brittany "
    "camilla carla carly carol caroline carolyn catherine charlotte cheryl chloe christina "
    "christine cindy claire clara cynthia dana daniela deborah debbie diana diane donna doris "
    "dorothy elaine eleanor elena elise elizabeth ellen emily emma erin eva evelyn fatima fiona "
    "frances gabrielle gina gloria grace hannah heather heidi helen hillary holly irene isabel "
    "ivanka jane janet jean jennifer jenny jessica jill joan joanna joanne josephine joy joyce "
    "judith judy julia julie karen kate katherine kathleen kathryn kathy katie kelly kim kimberly "
    "kirsten kristen kristin laura lauren laurie leah lena linda lisa liz lori lucy lynn madeleine "
    "margaret maria marie marina marissa martha mary maureen megan megyn melania melinda melissa "
    "mia michelle molly monica nadia nancy naomi natalia natalie natasha nicola nicole nina nora "
    "olga olivia pamela patricia paula rachel rebecca renee rhonda rita robin rosa rose ruth "
    "samantha sandra sara sarah sharon sheila shirley sofia sonia sophia sophie stacy stephanie "
    "sue susan suzanne sylvia tamara tanya tara teresa theresa tiffany tina tracy valerie vanessa "
    "vera veronica victoria virginia wendy yvonne zoe"
)
GIVEN_NAMES = MALE_NAMES | FEMALE_NAMES
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
