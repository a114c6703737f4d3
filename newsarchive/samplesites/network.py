"""The sites of one epoch by their address."""

from __future__ import annotations

from newsarchive.samplesites.article import Epoch, Hazard
from newsarchive.samplesites.bench import BenchPages
from newsarchive.samplesites.codeigniter import KebumenPages
from newsarchive.samplesites.drupal import AmbonPages
from newsarchive.samplesites.joomla import GowaPages
from newsarchive.samplesites.kalteng import KaltengPages
from newsarchive.samplesites.laravel import JayapuraPages
from newsarchive.samplesites.pages import SLOW_SECONDS, SitePages
from newsarchive.samplesites.plainphp import KukarPages
from newsarchive.samplesites.site import BENCH, DEFAULT_PORT, TRAPS, all_sites, find_site
from newsarchive.samplesites.traps import TrapPages
from newsarchive.samplesites.wordpress import MalangPages

SOFTWARE: dict[str, type[SitePages]] = {
    "sampel-malang": MalangPages,
    "sampel-kebumen": KebumenPages,
    "sampel-gowa": GowaPages,
    "sampel-ambon": AmbonPages,
    "sampel-kukar": KukarPages,
    "sampel-jayapura": JayapuraPages,
    "sampel-kalteng": KaltengPages,
}


def network(
    port: int,
    epoch: Epoch,
    *,
    slow: float = SLOW_SECONDS,
    traps: bool = False,
    articles: int = 0,
    grown: int = 0,
) -> dict[str, SitePages]:
    """Every site's pages in an epoch, by loopback address.

    All sites are `grown` by so many articles. With `traps` the site of traps is among them, with
    `articles` a benchmark site of that many.
    """
    pages: list[SitePages] = [
        SOFTWARE[site.id](site, port, epoch, slow=slow, grown=grown)
        for site in all_sites().values()
    ]
    if traps:
        pages.append(TrapPages(find_site(TRAPS), port, epoch, grown=grown))
    if articles:
        pages.append(BenchPages(find_site(BENCH), port, epoch, count=articles))
    return {site.site.address: site for site in pages}


def hazards(epoch: Epoch) -> list[Hazard]:
    """Linked addresses of all sites that are no articles: dead, looping, forbidden, PDF."""
    return [
        hazard
        for pages in network(DEFAULT_PORT, epoch).values()
        for hazard in pages.hazards_listed()
    ]
