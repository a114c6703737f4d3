CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE crawl_run (
	run_id TEXT NOT NULL, 
	started DATETIME NOT NULL, 
	ended DATETIME, 
	state TEXT NOT NULL, 
	command TEXT NOT NULL, 
	sources JSON NOT NULL, 
	report JSON, 
	CONSTRAINT pk_crawl_run PRIMARY KEY (run_id)
);
CREATE INDEX ix_crawl_run_state ON crawl_run (state);
CREATE TABLE source (
	source_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	region TEXT NOT NULL, 
	home TEXT NOT NULL, 
	timezone TEXT NOT NULL, 
	memory JSON NOT NULL, 
	CONSTRAINT pk_source PRIMARY KEY (source_id)
);
CREATE INDEX ix_source_region ON source (region);
CREATE TABLE url_state (
	source_id TEXT NOT NULL, 
	url_key TEXT NOT NULL, 
	url TEXT NOT NULL, 
	etag TEXT, 
	last_modified TEXT, 
	lastmod TEXT, 
	last_status INTEGER, 
	last_fetched DATETIME, 
	first_seen DATETIME, 
	next_check DATETIME, 
	failures INTEGER NOT NULL, 
	article_id TEXT, 
	hints JSON, 
	CONSTRAINT pk_url_state PRIMARY KEY (source_id, url_key)
);
CREATE INDEX ix_url_state_due ON url_state (source_id, next_check);
CREATE TABLE version_alias (
	former_id TEXT NOT NULL, 
	version_id TEXT NOT NULL, 
	CONSTRAINT pk_version_alias PRIMARY KEY (former_id)
);
CREATE INDEX ix_version_alias_version_id ON version_alias (version_id);
CREATE TABLE absence (
	record_id TEXT NOT NULL, 
	source_id TEXT NOT NULL, 
	url_key TEXT NOT NULL, 
	seen_at DATETIME NOT NULL, 
	status INTEGER NOT NULL, 
	CONSTRAINT pk_absence PRIMARY KEY (record_id), 
	CONSTRAINT fk_absence_record_id_capture FOREIGN KEY(record_id) REFERENCES capture (record_id)
);
CREATE INDEX ix_absence_source_key ON absence (source_id, url_key);
CREATE TABLE quarantine (
	record_id TEXT NOT NULL, 
	source_id TEXT NOT NULL, 
	url TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	record JSON NOT NULL, 
	CONSTRAINT pk_quarantine PRIMARY KEY (record_id), 
	CONSTRAINT fk_quarantine_record_id_capture FOREIGN KEY(record_id) REFERENCES capture (record_id)
);
CREATE INDEX ix_quarantine_reason ON quarantine (reason);
CREATE INDEX ix_quarantine_source_id ON quarantine (source_id);
CREATE TABLE article_address (
	source_id TEXT NOT NULL, 
	url_key TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	CONSTRAINT pk_article_address PRIMARY KEY (source_id, url_key, article_id), 
	CONSTRAINT fk_article_address_article_id_article FOREIGN KEY(article_id) REFERENCES article (article_id) ON DELETE CASCADE
);
CREATE INDEX ix_article_address_article_id ON article_address (article_id);
CREATE VIRTUAL TABLE article_index USING fts5(title, body, byline, tokenize = 'unicode61');
CREATE TABLE "capture" (
	record_id TEXT NOT NULL, 
	source_id TEXT NOT NULL, 
	record_type TEXT NOT NULL, 
	url TEXT NOT NULL, 
	surt TEXT NOT NULL, 
	fetched_at DATETIME NOT NULL, 
	status INTEGER NOT NULL, 
	mime TEXT, 
	payload_digest TEXT, 
	warc_file TEXT NOT NULL, 
	warc_offset BIGINT NOT NULL, 
	warc_length BIGINT NOT NULL, 
	truncated TEXT, 
	refers_to TEXT, 
	run_id TEXT, 
	article_id TEXT, 
	version_id TEXT, 
	CONSTRAINT pk_capture PRIMARY KEY (record_id), 
	CONSTRAINT ck_capture_record_type CHECK (record_type IN ('response', 'revisit')), 
	CONSTRAINT ck_capture_warc_offset CHECK (warc_offset >= 0), CONSTRAINT ck_capture_warc_length CHECK (warc_length >= 0), CONSTRAINT ck_capture_status CHECK (status BETWEEN 0 AND 999));
CREATE INDEX ix_capture_article_id ON capture (article_id);
CREATE INDEX ix_capture_fetched_at ON capture (fetched_at);
CREATE INDEX ix_capture_payload_digest ON capture (payload_digest);
CREATE INDEX ix_capture_source_id ON capture (source_id);
CREATE INDEX ix_capture_surt ON capture (surt);
CREATE INDEX ix_capture_version_id ON capture (version_id);
CREATE TABLE "article" (
	docid INTEGER NOT NULL, 
	article_id TEXT NOT NULL, 
	source_id TEXT NOT NULL, 
	url TEXT NOT NULL, 
	canonical_url TEXT NOT NULL, 
	url_key TEXT NOT NULL, 
	first_captured DATETIME NOT NULL, 
	last_captured DATETIME NOT NULL, 
	current_version TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	published TEXT, 
	event_date TEXT, 
	place TEXT, 
	region_code TEXT, 
	gone_at DATETIME, 
	gone_status INTEGER, 
	gone_capture TEXT, 
	hidden_at DATETIME, 
	hidden_reason TEXT, 
	cluster_id TEXT, versions INTEGER NOT NULL DEFAULT 1 CONSTRAINT ck_article_has_text CHECK (versions > 0), 
	CONSTRAINT pk_article PRIMARY KEY (docid), 
	CONSTRAINT fk_article_source_id_source FOREIGN KEY(source_id) REFERENCES source (source_id), 
	CONSTRAINT uq_article_article_id UNIQUE (article_id), CONSTRAINT ck_article_kind CHECK (kind IN ('article', 'gallery')), CONSTRAINT ck_article_captured_in_order CHECK (first_captured <= last_captured), CONSTRAINT ck_article_tombstone_is_whole CHECK ((gone_at IS NULL) = (gone_status IS NULL) AND (gone_at IS NULL) = (gone_capture IS NULL)), CONSTRAINT ck_article_takedown_has_reason CHECK ((hidden_at IS NULL) = (hidden_reason IS NULL)), CONSTRAINT fk_article_current_version_article_version FOREIGN KEY(current_version) REFERENCES article_version (version_id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_article_gone_capture_capture FOREIGN KEY(gone_capture) REFERENCES capture (record_id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_article_cluster_id_duplicate_cluster FOREIGN KEY(cluster_id) REFERENCES duplicate_cluster (cluster_id) DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX ix_article_cluster_id ON article (cluster_id);
CREATE INDEX ix_article_current_version ON article (current_version);
CREATE INDEX ix_article_event_date ON article (event_date);
CREATE INDEX ix_article_published ON article (published);
CREATE INDEX ix_article_region_code ON article (region_code);
CREATE INDEX ix_article_source_published ON article (source_id, published);
CREATE INDEX ix_article_url_key ON article (url_key);
CREATE TABLE "article_version" (
	version_id TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	first_captured DATETIME NOT NULL, 
	last_captured DATETIME NOT NULL, 
	record_id TEXT NOT NULL, 
	body_digest TEXT NOT NULL, 
	title TEXT, 
	body TEXT NOT NULL, 
	published TEXT, 
	event_date TEXT, 
	region_code TEXT, 
	language TEXT, 
	record JSON NOT NULL, 
	extractor_version TEXT NOT NULL, 
	CONSTRAINT pk_article_version PRIMARY KEY (version_id), 
	CONSTRAINT fk_article_version_article_id_article FOREIGN KEY(article_id) REFERENCES article (article_id), 
	CONSTRAINT fk_article_version_record_id_capture FOREIGN KEY(record_id) REFERENCES capture (record_id), CONSTRAINT ck_article_version_captured_in_order CHECK (first_captured <= last_captured));
CREATE INDEX ix_article_version_article_id ON article_version (article_id);
CREATE INDEX ix_article_version_published ON article_version (published);
CREATE INDEX ix_article_version_region_code ON article_version (region_code);
CREATE TABLE "takedown" (
	article_id TEXT NOT NULL, 
	hidden_at DATETIME NOT NULL, 
	reason TEXT NOT NULL, 
	lifted_at DATETIME, own_only BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_takedown PRIMARY KEY (article_id, hidden_at), CONSTRAINT ck_takedown_lifted_after CHECK (lifted_at >= hidden_at));
CREATE TABLE "credit" (
	version_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	role TEXT NOT NULL, 
	raw TEXT NOT NULL, 
	CONSTRAINT pk_credit PRIMARY KEY (version_id, position), 
	CONSTRAINT fk_credit_version_id_article_version FOREIGN KEY(version_id) REFERENCES article_version (version_id) ON DELETE CASCADE, CONSTRAINT ck_credit_position CHECK (position >= 0));
CREATE INDEX ix_credit_name ON credit (name);
CREATE TABLE "caption" (
	version_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	credit TEXT, 
	image_url TEXT, 
	CONSTRAINT pk_caption PRIMARY KEY (version_id, position), 
	CONSTRAINT fk_caption_version_id_article_version FOREIGN KEY(version_id) REFERENCES article_version (version_id) ON DELETE CASCADE, CONSTRAINT ck_caption_position CHECK (position >= 0));
CREATE TABLE "date_mention" (
	version_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	value_from TEXT NOT NULL, 
	value_to TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	weekday_agrees BOOLEAN, 
	CONSTRAINT pk_date_mention PRIMARY KEY (version_id, position), 
	CONSTRAINT fk_date_mention_version_id_article_version FOREIGN KEY(version_id) REFERENCES article_version (version_id) ON DELETE CASCADE, CONSTRAINT ck_date_mention_span CHECK (position >= 0 AND start >= 0 AND "end" >= start));
CREATE INDEX ix_date_mention_value_from ON date_mention (value_from);
CREATE TABLE "duplicate_cluster" (
	cluster_id TEXT NOT NULL, 
	members INTEGER NOT NULL, 
	CONSTRAINT pk_duplicate_cluster PRIMARY KEY (cluster_id), CONSTRAINT ck_duplicate_cluster_members CHECK (members >= 2));
CREATE INDEX ix_article_hidden ON article (docid) WHERE hidden_at IS NOT NULL;
CREATE TABLE lsh_band (
	band BIGINT NOT NULL, 
	docid INTEGER NOT NULL, 
	CONSTRAINT pk_lsh_band PRIMARY KEY (band, docid)
)
 WITHOUT ROWID

;
CREATE TABLE checkpoint (
	name TEXT NOT NULL, 
	state JSON NOT NULL, 
	CONSTRAINT pk_checkpoint PRIMARY KEY (name)
);
CREATE TABLE article_move (
	page_id TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	CONSTRAINT pk_article_move PRIMARY KEY (page_id)
);
CREATE INDEX ix_article_move_article_id ON article_move (article_id);
CREATE TABLE redirect (
	source_id TEXT NOT NULL, 
	from_key TEXT NOT NULL, 
	to_key TEXT NOT NULL, 
	record_id TEXT NOT NULL, 
	seen_at DATETIME NOT NULL, 
	CONSTRAINT pk_redirect PRIMARY KEY (source_id, from_key, to_key, record_id), 
	CONSTRAINT fk_redirect_record_id_capture FOREIGN KEY(record_id) REFERENCES capture (record_id)
);
CREATE INDEX ix_redirect_source_to ON redirect (source_id, to_key);
CREATE VIEW articles AS
        SELECT a.article_id, a.current_version AS version_id, a.source_id AS source, s.name AS source_name,
            s.region, a.url, v.title, a.published, a.event_date, a.place, a.region_code AS place_code,
            (SELECT group_concat(c.role || ': ' || c.name, '; ') FROM credit c WHERE c.version_id = v.version_id)
                AS bylines,
            v.body, v.language, a.kind, a.cluster_id, a.first_captured, a.last_captured, a.gone_at,
            p.fetched_at AS captured_at, p.warc_file, p.warc_offset, p.payload_digest, v.body_digest
        FROM article a
        JOIN source s ON s.source_id = a.source_id
        JOIN article_version v ON v.version_id = a.current_version
        JOIN capture p ON p.record_id = v.record_id
        WHERE a.hidden_at IS NULL;
CREATE VIEW versions AS
        SELECT v.version_id, v.article_id, a.source_id AS source, a.url, v.first_captured, v.last_captured,
            v.version_id = a.current_version AS is_current, v.title, v.body, v.published, v.event_date,
            v.body_digest, v.extractor_version, p.warc_file, p.warc_offset, p.payload_digest
        FROM article_version v
        JOIN article a ON a.article_id = v.article_id
        JOIN capture p ON p.record_id = v.record_id
        WHERE a.hidden_at IS NULL;
CREATE VIEW bylines AS
        SELECT a.article_id, a.source_id AS source, a.published, c.name, c.role, c.raw
        FROM credit c
        JOIN article a ON a.current_version = c.version_id
        WHERE a.hidden_at IS NULL;
CREATE VIEW captures AS
        SELECT p.record_id, p.article_id, p.version_id, p.source_id AS source, p.url, p.fetched_at, p.status,
            p.mime, p.payload_digest, p.warc_file, p.warc_offset, p.warc_length
        FROM capture p
        LEFT JOIN article a ON a.article_id = p.article_id
        WHERE a.hidden_at IS NULL;
CREATE TABLE schedule (
	source_id TEXT NOT NULL, 
	rule TEXT NOT NULL, 
	timezone TEXT NOT NULL, 
	next_due DATETIME NOT NULL, 
	failures INTEGER NOT NULL, 
	CONSTRAINT pk_schedule PRIMARY KEY (source_id)
);
CREATE INDEX ix_schedule_next_due ON schedule (next_due);
CREATE TABLE scheduled_run (
	run_key TEXT NOT NULL, 
	source_id TEXT NOT NULL, 
	due DATETIME NOT NULL, 
	state TEXT NOT NULL, 
	token TEXT, 
	lease_until DATETIME, 
	attempts INTEGER NOT NULL, 
	started DATETIME, 
	ended DATETIME, 
	exit_code INTEGER, 
	CONSTRAINT pk_scheduled_run PRIMARY KEY (run_key)
);
CREATE INDEX ix_scheduled_run_source_id ON scheduled_run (source_id);
CREATE INDEX ix_scheduled_run_open ON scheduled_run (state, lease_until);
CREATE TABLE source_run (
	run_id TEXT NOT NULL, 
	source_id TEXT NOT NULL, 
	ended DATETIME NOT NULL, 
	facts JSON NOT NULL, 
	CONSTRAINT pk_source_run PRIMARY KEY (run_id, source_id)
);
CREATE INDEX ix_source_run_source_ended ON source_run (source_id, ended);
CREATE TABLE withheld (
	article_id TEXT NOT NULL, 
	record_id TEXT NOT NULL, 
	url TEXT NOT NULL, 
	fetched_at DATETIME NOT NULL, 
	warc_file TEXT NOT NULL, 
	warc_offset BIGINT NOT NULL, 
	CONSTRAINT pk_withheld PRIMARY KEY (article_id, record_id)
);
CREATE INDEX ix_article_gone ON article (docid) WHERE gone_at IS NOT NULL;
CREATE INDEX ix_article_gallery ON article (docid) WHERE kind = 'gallery';
CREATE INDEX ix_article_place ON article (place);
CREATE INDEX ix_article_edited ON article (docid) WHERE versions > 1;
CREATE INDEX ix_article_order ON article (coalesce(published, ''));
CREATE INDEX ix_capture_unchanged ON capture (refers_to) WHERE status = 304;
