"""The entity-relationship picture of the database in Mermaid's language, drawn from the models."""

from __future__ import annotations

from newsarchive.store.models import Base


def entity_picture() -> str:
    """A Mermaid `erDiagram`: tables with their keys, lines for foreign keys.

    Columns that point to another table without a constraint (a capture's article, say) get no line.
    """
    lines = ["erDiagram"]
    # other rooms add tables of their own to the same metadata
    names = sorted(
        mapper.class_.__tablename__
        for mapper in Base.registry.mappers
        if mapper.class_.__module__ == "newsarchive.store.models"
    )
    tables = [Base.metadata.tables[name] for name in names]
    for table in tables:
        for column in table.columns:
            for key in column.foreign_keys:
                target = key.column.table.name
                lines.append(f"    {target} ||--o{{ {table.name} : {column.name}")
    for table in tables:
        lines.append(f"    {table.name} {{")
        for column in table.columns:
            mark = " PK" if column.primary_key else " FK" if column.foreign_keys else ""
            kind = str(column.type).split("(")[0].lower()
            lines.append(f"        {kind} {column.name}{mark}")
        lines.append("    }")
    return "\n".join(lines)
