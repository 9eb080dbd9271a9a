//! Names of people, as mixed as the towns they live in.

use super::pick;
use fastrand::Rng;

type Family = (&'static str, &'static str);

/// First names and surnames that go together, and how many of 100 people are called so.
const FAMILIES: [(Family, u32); 6] = [
    ((FLEMISH_FIRST, FLEMISH_LAST), 70),
    ((MAGHREB_FIRST, MAGHREB_LAST), 8),
    ((TURKISH_FIRST, TURKISH_LAST), 6),
    ((FRENCH_FIRST, FRENCH_LAST), 6),
    ((POLISH_FIRST, POLISH_LAST), 4),
    ((WORLD_FIRST, WORLD_LAST), 6),
];

/// A first name and a surname.
pub fn full_name(rng: &mut Rng) -> String {
    let Some((first, last)) = pick(FAMILIES.into_iter(), rng) else { return String::from("Onbekend") };
    // One surname in ten comes from another family.
    let last = if rng.u8(..10) == 0 { pick(FAMILIES.into_iter(), rng).map_or(last, |family| family.1) } else { last };
    format!("{} {}", draw(first, rng), draw(last, rng))
}

/// One of the names of a list.
fn draw(list: &'static str, rng: &mut Rng) -> &'static str {
    let nth = rng.usize(..list.split(", ").count());
    list.split(", ").nth(nth).unwrap_or(list)
}

const FLEMISH_FIRST: &str = "\
    Lotte, Emma, Noa, Louise, Marie, Elise, Julie, Fien, Lore, Hanne, Jana, Femke, Nele, Zoë, Chloë, Anaïs, Renée, \
    Amélie, Katrien, Griet, Hilde, Ingrid, Sofie, Liesbeth, Veerle, Margot, Nina, Ella, Olivia, Juna, Roos, Linde, \
    Astrid, Ilse, Tine, Jolien, Eline, Silke, Lucas, Arthur, Liam, Noah, Jules, Victor, Finn, Mats, Wout, Seppe, \
    Robbe, Lowie, Kobe, Jef, Stan, Warre, Thibault, Maarten, Pieter, Joris, Koen, Geert, Dirk, Luc, Wim, Tom, Bart, \
    Stijn, Jeroen, Ruben, Jonas, Simon, Matthias, Brecht, Sander, Daan, Jasper, Michiel, Raf, Staf, Gust, Cas, \
    Leon, Vic, Tuur, Emiel, Oscar, Rémi, Siebe, Yoran, Tijl, Walter";

const FLEMISH_LAST: &str = "\
    Peeters, Janssens, Maes, Jacobs, Mertens, Willems, Claes, Goossens, Wouters, De Smet, Vermeulen, Pauwels, \
    Dubois, Hermans, Aerts, Michiels, Martens, De Vos, Smets, Claeys, Van Damme, De Clercq, Hendrickx, Janssen, \
    Stevens, De Cock, Desmet, Verhoeven, Segers, Van den Broeck, De Backer, Coppens, Cools, Lemmens, Lenaerts, \
    Bogaert, De Meyer, Vandenberghe, Verstraete, Baert, Geerts, Declercq, De Pauw, Moens, Devos, Wauters, Carlier, \
    Van Dyck, Vandenbussche, Timmermans, Thijs, Bosmans, Verbeke, Jansen, Smeets, Van de Velde, Vandevelde, \
    De Wilde, Verhaeghe, Dewitte, Callens, Adriaens, Vercauteren, Nijs, Ceulemans, Cuypers, De Ridder, Roels, \
    Van Acker, Matthys, Desmedt, Van Hecke, Daems, Bauwens, Deprez, Christiaens, Boonen, Bruyninckx, Thys, \
    Vandamme, Bogaerts, Van Looy, Vermeiren, Luyten, Van Hoof, Torfs, Heylen, Verlinden, Swinnen, Van Gorp, Helsen, \
    Raeymaekers, Vos, 't Kindt, D'hondt, Op de Beeck";

const MAGHREB_FIRST: &str = "\
    Fatima, Yasmine, Imane, Salma, Nora, Aya, Hajar, Khadija, Samira, Malika, Inès, Sara, Yassine, Mohamed, Ayoub, \
    Bilal, Hamza, Ilyas, Rachid, Omar, Anas, Ismaël, Soufiane, Adam";

const MAGHREB_LAST: &str = "\
    El Amrani, Benali, Bouazza, El Idrissi, Haddad, Ouali, Chakir, El Mansouri, Azzouzi, Saidi, Belkacem, Tahiri, \
    Amrani, Bensalem, El Khattabi, Ziani, Mansour, Bakkali";

const TURKISH_FIRST: &str = "\
    Yusuf, Elif, Zeynep, Ayşe, Defne, Merve, Esra, Selin, Emre, Mehmet, Can, Burak, Ömer, Kerem, Mustafa, Deniz, \
    Gülşah, İpek";

const TURKISH_LAST: &str = "\
    Yılmaz, Kaya, Demir, Çelik, Şahin, Yıldız, Öztürk, Aydın, Arslan, Doğan, Koç, Kurt, Özdemir, Aslan, Güneş";

const FRENCH_FIRST: &str = "\
    François, Camille, Benoît, Hélène, Aurélie, Maxime, Élodie, Gaëlle, Loïc, Jérôme, Céline, Théo, Manon, \
    Baptiste, Clémence, Noémie";

const FRENCH_LAST: &str = "\
    Lambert, Dupont, Leclercq, Lefèvre, Denis, Renard, Gérard, Collignon, Dethier, Noël, Fontaine, Delvaux, \
    Marchal, Piron";

const POLISH_FIRST: &str = "\
    Łucja, Zofia, Agnieszka, Katarzyna, Małgorzata, Piotr, Paweł, Michał, Krzysztof, Jakub, Oksana, Ioana, Mihai, \
    Ștefan";

const POLISH_LAST: &str = "\
    Kowalska, Nowak, Wiśniewski, Wójcik, Zieliński, Lewandowska, Dąbrowski, Mazur, Kovalenko, Popescu, Ionescu, \
    Horvat";

const WORLD_FIRST: &str = "\
    Thị Mai, Minh, Wei, Xinyi, Priya, Arjun, Grâce, Merveille, Divine, Amadou, Kwame, Abebe, Mateo, Lucía, João, \
    Beatriz, Giulia, Dawa, Zarlasht, Navid, Leyla, Tenzin, Sipho, Aïcha";

const WORLD_LAST: &str = "\
    Nguyễn, Trần, Chen, Li, Sharma, Singh, Mukendi, Ilunga, Kabongo, Diallo, Mensah, Tesfaye, García, Muñoz, \
    Ferreira, Rossi, Sherpa, Rahimi, Ahmadi, Ndlovu";
