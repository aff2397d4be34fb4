-- Whether bills of before a cut-over are still open is asked every few seconds; without this all open bills of the office were read.
create index bill_open_by_issue on bill (office, issued_at) where status = 'OPEN';
