"""Word lists for telling heads and names from sentences: what opens a body, what is no place."""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(text.split())


#: words that begin the first sentence of a news text, never a publisher's name
OPENERS = words_of(
    """
    ada adalah akhir aksi aktivitas anggota antusias apel asisten awal badan bagi bahkan bahwa
    balai banjir banyak bapak baru beberapa belasan beragam berbagai berdasarkan bersama
    bertempat berikut bpbd bupati calon camat dalam dalang dandim danrem dan dari dengan demi
    deputi dewan di dia dinas direktur dirut dpc dpd dprd dua dua dukung ekonomi empat enam
    festival forum gabungan gerakan guna gubernur guru hari hasil hingga hujan ibu ini itu
    jajaran jalan jelang jika jumlah juara kabag kabid kadis kadiskominfo kapolda kapolres
    kapolresta kapolri kapolsek karena kasus kasat kawasan kebakaran kebijakan kecelakaan
    kegiatan kejaksaan kejari kelompok keluarga kementerian kendati kepala kepolisian kesal
    ketua ketum kini kodim komisi komunitas kondisi konsep korban kota kpu lebih lima lomba
    longsor lurah mahasiswa majelis masa masih masyarakat massa meski meskipun melalui memasuki
    memperingati menanggapi menghadapi menindaklanjuti menjelang mengantisipasi mengawali
    menteri menurut menyambut menyusul menkominfo menyikapi mulai musyawarah namun nasib
    organisasi operasi pada para panglima panitia partai pasar pasca pascabencana paslon pejabat
    pelaku pelaksanaan pelajar pelatihan pemangku pembangunan pemerintah pemerintahan pemilihan
    pemilu pemkab pemko pemkot pemprov pemuda penanganan pencegahan pendapatan penerimaan
    pengadilan pengamat pengelolaan pengurus peningkatan penjabat penutupan penyerahan
    peringatan perkembangan persatuan personel perwakilan peserta petani petugas pihak pj
    pimpinan pjs plh plt polda polisi polres polresta polsek potensi presiden program proses
    provinsi proyek puluhan puncak pusat rabu rangkaian rapat rapim ratusan realisasi rektor
    rencana resmi ribuan rombongan rumah saat salah sambut sampai sang satgas satlantas satpol
    satreskrim satu sebagai sebanyak sebelum sebuah seiring sejak sejumlah sekda sekdaprov
    sekdakab sekdakot sekitar sekolah sekretariat sekretaris selain selama selaku selasa seluruh
    semangat sembilan seorang sepanjang sepekan seperti serangkaian seratus serta sesuai setelah
    setiap siapa sidang siswa situasi soal sosialisasi staf suasana sukses sudah survei tahapan
    tahun tahukah tak tanggal target tepat terkait terhitung tidak tiga tim tokoh tujuh ujian
    untuk upacara upaya usai wabup wagub wakil walau walaupun wali walikota warga wawali
    wawalikota yang the a an in on at as to for with after during this governor mayor regent
    """
)

#: words before a place that make a first phrase something else than a publisher
NOT_PUBLISHERS = OPENERS | words_of(
    """
    jalan jalur tol kereta kapal rute ruas bandara pelabuhan terminal stasiun bus perbatasan
    pulau laut selat gunung sungai teluk jembatan liga piala pertandingan duel laga antara senin
    selasa rabu kamis jumat sabtu minggu januari februari maret april mei juni juli agustus
    september oktober november desember foto gambar keterangan sumber penulis editor reporter
    pewarta oleh laporan baca simak lihat catatan tips breaking update info video galeri undang
    covid pt cv ud kh drs dr ir prof h hj haji
    """
)

#: district names that are also everyday words or people's names: they need more than a dash
EVERYDAY = words_of(
    """
    kota jaya raya muara sumber padang ujung juli dukun kampak kudu tetap harian barat timur
    selatan utara tengah bintang mutiara sakti jati candi pasir pusat bandar pekat kuala asal
    mane delima makmur bunga sejahtera ibu gading bulu bola benua padan bara kayu rantau
    air balai bakung gajah ampel kebun mila abang ayah candi cinta damai dewi dua guntur
    gunung kamal kertas kelapa kemang kembang kemiri kerja limau licin lembah lumut mandiri maju
    mego mekar mulia nasal nuri pagar pahlawan pandan panji parang paku pasar payung pedang
    perak petang petir pinang pucuk puncak rata rawa regol sadu salak salam sawah sawit sedan
    selat semangat setia siding subur sungai taman tambak tambang tanjung tarik telaga teluk
    teras tugu tulang tulis
    """
)

#: geographic words that make a name after a dash part of a route or border
GEOGRAPHIC = words_of(
    """
    pulau laut selat bandara pelabuhan terminal stasiun tol gunung sungai teluk jembatan
    """
)

#: offices and those who hold them, as which a first sentence begins in capitals: `Bupati Karo`, `Dinas Sosial`
INSTITUTIONS = words_of(
    """
    badan bpbd bupati camat dinas disdik dinkes gubernur kapolres kapolsek kepala ketua kodim lurah
    pemda pemerintah pemkab pemkot pemprov penjabat pj plt polres polsek puskesmas sekda sekretaris
    wabup wagub wakil wali walikota wawali
    babinsa bhabinkamtibmas danramil dandim danrem kapolda polda koramil satgas petugas warga personel anggota serda sertu serka serma
    bripda briptu brigpol bripka aipda aiptu ipda iptu akp kompol
    """
)

#: ports, toll roads and countries that the gazetteer does not hold, as the other end of a route
FAR_ENDS = words_of(
    """
    gilimanuk bakauheni merak padangbai cikampek cipularang purbaleunyi jabodetabek suramadu
    malaysia singapura thailand filipina vietnam australia jepang korea cina tiongkok india belanda
    inggris prancis jerman amerika rusia arab nugini leste brunei serawak sarawak sabah sumatera
    sumatra jawa kalimantan sulawesi nusantara madura
    """
)

#: countries from where news is dated (folded)
COUNTRIES = words_of(
    """
    amerikaserikat arabsaudi australia belanda brunei china cina filipina hongaria india inggris jepang jerman koreaselatan malaysia mesir
    prancis qatar rusia selandiabaru singapura singapore spanyol swiss taiwan thailand timorleste tiongkok turki vietnam
    """
)
#: what only stands beside a country
OTHER_COUNTRIES = words_of(
    "indonesia pakistan suriah ukraina israel palestina iran irak kamboja laos"
)

#: cities abroad, and places that are no administrative region, from where news is dated (folded)
OTHER_PLACES = words_of(
    """
    abudhabi amman amsterdam ankara athena bangkok beijing berlin bern brisbane brussels brussel
    canberra chicago darwin davos denhaag dhaka dili doha dubai frankfurt guangzhou hanoi helsinki
    hongkong houston islamabad istanbul jeddah jenewa kairo kotakinabalu kualalumpur kuching
    london losangeles madinah madrid makkah manila mekah mekkah melbourne milan moskow mumbai
    newdelhi newyork nairobi osaka osaka oslo paris perth phnompenh portmoresby praha pyongyang
    riyadh roma rotterdam seoul shanghai shenzhen stockholm sydney taipei tashkent tokyo tunis
    vientiane washington wina yangon yerusalem zurich
    nusadua ikn iknnusantara nusantara cilangkap cikeas kalibata senayan mandalika borobudur bromo
    """
)
