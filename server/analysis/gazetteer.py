"""Names that news readers know without being told: outlets, countries, institutions, given names.

A small encoder has read too little to know that Politico is an outlet and Denmark a state. These
are from general knowledge of English-language news, completed by train.jsonl.
"""

from server.analysis.lexicon import words

# The names of outlets, in lower case, without "the".
OUTLETS = frozenset(
    name.strip()
    for name in """
    abc abc news, al arabiya, al jazeera, al-jazeera, axios, barron’s, bbc, bbc news, billboard,
    bloomberg, bloomberg news, boston globe, boston herald, breitbart, breitbart news, business
    insider, buzzfeed, buzzfeed news, cbc, cbs, cbs news, chicago sun-times, chicago tribune,
    china daily, cnbc, cnet, cnn, daily beast, daily caller, daily mail, daily mirror, daily news,
    daily signal, daily telegraph, daily wire, dallas morning news, denver post, der spiegel,
    detroit free press, detroit news, deutsche welle, die welt, die zeit, dispatch, drudge report,
    economist, el mundo, el pais, el país, epoch times, espn, euronews, evening standard,
    factcheck.org, federalist, financial times, forbes, foreign affairs, foreign policy, fortune,
    fox, fox business, fox news, france 24, gazeta.ru, gazette, gizmodo, globe and mail, global
    times, guardian, haaretz, the hill, hollywood reporter, houston chronicle, huffington post,
    huffpost, independent, infowars, interfax, intercept, izvestia, jerusalem post, kommersant,
    kyiv independent, kyiv post, la stampa, la times, la repubblica, le figaro, le monde, los
    angeles times, mashable, mcclatchy, meduza, miami herald, mother jones, moscow times, msnbc,
    nation, national geographic, national post, national review, nbc, nbc news, new republic, new
    statesman, new york daily news, new york magazine, new york post, new york times, new yorker,
    newsmax, newsweek, nikkei, npr, oan, observer, onion, pbs, people magazine, philadelphia
    inquirer, politico, pravda, press trust of india, propublica, quartz, radio free
    europe, real clear politics, realclearpolitics, reason, recode, reuters, ria novosti, rolling
    stone, rt, russia today, salon, san francisco chronicle, scotsman, seattle times, sky news,
    slate, snopes, south china morning post, spectator, spiegel, sputnik, star tribune, the sun,
    sunday times, sydney morning herald, tampa bay times, tass, techcrunch, telegraph, time, time
    magazine, times, times of india, times of israel, toronto star, town hall, townhall, ukrainska
    pravda, unian, univision, usa today, vanity fair, variety, verge, vice, vice news, vogue, vox,
    wall street journal, wapo, washington examiner, washington free beacon, washington post,
    washington times, weekly standard, wired, wsj, xinhua, yahoo news, yonhap,
    anadolu agency, c-span, cspan, charlotte observer, christian science monitor, columbia
    journalism review, daily kos, defense one, free beacon, gothamist, korean central news agency,
    law & crime, mediaite, nhk, opb, page six, plain dealer, politifact, roll call, sun-sentinel,
    texas tribune, think progress, thinkprogress, western journalism,
    afp, agence france-presse, agence france presse, ansa, ap, associated press, dpa,
    efe, kyodo, pti, upi, anadolu, irna, isna, tasnim, fars, sana, kcna, yle, nos, rte, rté, tvn
    """.replace("\n", " ").split(",")
)
# Words that an outlet's name ends with, or that are one.
OUTLET_WORDS = words(
    "times post journal news herald tribune guardian gazette globe telegraph mail observer "
    "independent chronicle examiner press reuters ap afp bbc cnn nbc abc cbs npr pbs bloomberg "
    "politico axios magazine daily week standard star sun mirror express review register "
    "dispatch inquirer sentinel monitor beast beacon tv radio xinhua tass interfax "
    "newspaper media outlet broadcaster website paper"
)
# Speak for their governments. Countries that are also given names or surnames are left out.
COUNTRIES = frozenset(
    name.strip()
    for name in """
    afghanistan, albania, algeria, angola, argentina, armenia, australia, austria, azerbaijan,
    bahrain, bangladesh, belarus, belgium, bolivia, bosnia, brazil, britain, bulgaria, cambodia,
    cameroon, canada, china, colombia, croatia, cuba, cyprus, czech republic, denmark, ecuador,
    egypt, england, estonia, ethiopia, european union, finland, france, germany, ghana, greece,
    guatemala, haiti, honduras, hungary, iceland, india, indonesia, iran, iraq, ireland, israel,
    italy, japan, kazakhstan, kenya, kosovo, kuwait, latvia, lebanon, libya, lithuania, malaysia,
    mexico, moldova, mongolia, montenegro, morocco, mozambique, myanmar, nato, nepal, netherlands,
    new zealand, nicaragua, nigeria, north korea, norway, pakistan, palestinian authority, panama,
    paraguay, peru, philippines, poland, portugal, qatar, romania, russia, rwanda, saudi arabia,
    scotland, senegal, serbia, singapore, slovakia, slovenia, somalia, south africa, south korea,
    south sudan, spain, sri lanka, sudan, sweden, switzerland, syria, taiwan, tanzania, thailand,
    tunisia, turkey, uganda, uk, ukraine, united arab emirates, united kingdom, united nations,
    united states, uruguay, u.s, u.s., u.n, u.n., uzbekistan, venezuela, vietnam, wales, yemen,
    zambia, zimbabwe,
    ankara, baghdad, beijing, berlin, brussels, canberra, jerusalem, kiev, kyiv, london, moscow,
    ottawa, pyongyang, riyadh, seoul, tehran, tokyo, warsaw
    """.replace("\n", " ").split(",")
)
# Institutions, firms and movements whose names do not say so.
INSTITUTIONS = frozenset(
    name.strip()
    for name in """
    accuweather, adobe, afl-cio, airbnb, airbus, al qaeda, al-qaeda, al shabaab, al-shabaab,
    alibaba, amazon, amnesty international, black lives matter, boeing, boko haram, chevron, cisco,
    comcast, congress, ebay, exxon, exxonmobil, facebook, fatah, fed, federal reserve, fema,
    general electric, general motors, google, greenpeace, hamas, hezbollah, huawei, human rights
    watch, intel, interpol, islamic state, islamic state group, kremlin, labour, mcdonald's,
    mcdonald’s, media matters, microsoft, moveon, nasa, nato, netflix, nike, nissan, opec, oxfam,
    pfizer, pinterest, planned parenthood, priorities usa, red cross, samsung, sony, spacex,
    starbucks, supreme court, taliban, tea party, tesla, toyota, twitter, uber, unesco, unicef,
    verizon, volkswagen, wal-mart, walmart, wells fargo, whatsapp, white house, yougov, youtube
    """.replace("\n", " ").split(",")
)
# The same, only in capitals.
ACRONYMS = words(
    "AAA AARP ACLU AIPAC AT&T BP CAIR CBO CBP CDC CIA CMS CPJ DEA DHS DNC DOJ EIA EPA EU FAA FARC "
    "FBI FCC FDA FDIC FEC FEMA FIFA FTC GAO GE GM GOP HHS IAEA IBM ICE IMF IOC IPCC IRS ISIL ISIS "
    "J&J NAACP NARAL NASA NATO NBA NFL NHC NHL NIH NOAA NRA NSA NTSB NWS NYPD OECD OPEC PETA PG&E "
    "PLO RNC SEC TSA UAW UN UNHCR UNICEF US USA USAID USCIS USDA USPS WHO WTO"
)

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
