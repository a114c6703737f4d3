"""Places: from printed names to Kemendagri codes."""

from newsarchive.places.gazetteer import PlaceMatch, find_place, is_place
from newsarchive.places.region import Region, region, regions, timezone_of

__all__ = ["PlaceMatch", "Region", "find_place", "is_place", "region", "regions", "timezone_of"]
