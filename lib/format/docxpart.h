/*
 * The parts of a .docx, as XML. Private to docx.c (the package), docxpart.c
 * (what is read), docxdraw.c (what is drawn),
 * docxtext.c (texts and lengths) and docxstyle.c (how it looks).
 */
#ifndef BK_DOCXPART_H
#define BK_DOCXPART_H

#include "buf.h"
#include "flow.h"

#define BK_DOCX_XML "<?xml version=\"1.0\" encoding=\"UTF-8\" " \
	"standalone=\"yes\"?>\n"
#define BK_DOCX_W "http://schemas.openxmlformats.org/wordprocessingml/" \
	"2006/main"
#define BK_DOCX_R "http://schemas.openxmlformats.org/officeDocument/2006/" \
	"relationships"
#define BK_DOCX_WPG "http://schemas.microsoft.com/office/word/2010/" \
	"wordprocessingGroup"

/* What a document that holds drawings names. */
#define BK_DOCX_DRAWS " xmlns:mc=\"http://schemas.openxmlformats.org/" \
	"markup-compatibility/2006\" xmlns:wp=\"http://schemas." \
	"openxmlformats.org/drawingml/2006/wordprocessingDrawing\" " \
	"xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" " \
	"xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/" \
	"wordprocessingShape\" xmlns:wpg=\"" BK_DOCX_WPG "\""

/* The sheets whose heads are parts: header1.xml is of v[0]. */
struct bk_docx_heads {
	const struct bk_flow_sheet **v;
	size_t			  n;
};

/* The number of the header that a sheet has, from 1. */
size_t	bk_docxpart_header(const struct bk_docx_heads *,
	    const struct bk_flow_sheet *);

/* Twentieths of a point. */
long	bk_docxtext_twips(double points);

/* Text as XML holds it; what it cannot hold becomes U+FFFD. */
void	bk_docxtext_put(struct bk_buf *, struct bk_str);

/* The document's drawing of that number, from 1: a paragraph. */
void	bk_docxdraw(struct bk_buf *, const struct bk_flow *,
	    const struct bk_drawing *, int number);

void	bk_docxpart_document(struct bk_buf *, const struct bk_flow *,
	    const struct bk_docx_heads *);
void	bk_docxpart_head(struct bk_buf *, const struct bk_flow *,
	    const struct bk_flow_sheet *);
void	bk_docxpart_foot(struct bk_buf *, bool numbered);

void	bk_docxstyle_styles(struct bk_buf *, const struct bk_flow *);
void	bk_docxstyle_settings(struct bk_buf *, const struct bk_flow *);
void	bk_docxstyle_numbering(struct bk_buf *, const struct bk_flow *);
void	bk_docxstyle_fonts(struct bk_buf *, const struct bk_flow *);

#endif
