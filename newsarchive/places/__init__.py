"""Indonesia's administrative regions: codes, time zones, and the place names that news writes."""

from newsarchive.places.asked import region_asked
from newsarchive.places.finding import PlaceMatch, find_place
from newsarchive.places.gazetteer import has_place_name
from newsarchive.places.hosts import region_of_address
from newsarchive.places.imprints import timezone_of_imprint, timezone_of_letterhead
from newsarchive.places.names import fold
from newsarchive.places.region import Level, Region, region, timezone_of

__all__ = [
    "Level",
    "PlaceMatch",
    "Region",
    "find_place",
    "fold",
    "has_place_name",
    "region",
    "region_asked",
    "region_of_address",
    "timezone_of",
    "timezone_of_imprint",
    "timezone_of_letterhead",
]
