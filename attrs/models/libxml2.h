/* libxml2 2.9 and later: libxml/…, gitlab.gnome.org/GNOME/libxml2. An xmlChar text that is returned as xmlChar * is released with
 * xmlFree (a variable that holds free()), const xmlChar * is borrowed. Nodes belong to the tree they are added to; what is
 * added may be freed at once when it is merged (text), so nothing is known of it but what is returned. */
LT_OWNED_BY("xmlFreeDoc") xmlDoc *xmlNewDoc(const xmlChar *version); /* libxml/tree.h */
void xmlFreeDoc(LT_OWNED_BY("xmlFreeDoc") xmlDoc *cur); /* libxml/tree.h */
LT_OWNED_BY("xmlFreeDoc") xmlDoc *xmlCopyDoc(LT_LENT xmlDoc *doc, int recursive); /* libxml/tree.h */
LT_OWNED_BY("xmlFreeDoc") xmlDoc *xmlParseFile(const char *filename); /* libxml/parser.h */
LT_OWNED_BY("xmlFreeDoc") xmlDoc *xmlParseMemory(const char *buffer, int size); /* libxml/parser.h */
LT_OWNED_BY("xmlFreeDoc") xmlDoc *xmlParseDoc(const xmlChar *cur); /* libxml/parser.h */
LT_OWNED_BY("xmlFreeDoc") xmlDoc *xmlReadDoc(const xmlChar *cur, const char *URL, const char *encoding, int options); /* libxml/parser.h */
LT_OWNED_BY("xmlFreeDoc") xmlDoc *xmlReadFile(const char *URL, const char *encoding, int options); /* libxml/parser.h */
LT_OWNED_BY("xmlFreeDoc") xmlDoc *xmlReadMemory(const char *buffer, int size, const char *URL, const char *encoding, int options); /* libxml/parser.h */
LT_OWNED_BY("xmlFreeDoc") xmlDoc *xmlReadFd(LT_LENT int fd, const char *URL, const char *encoding, int options); /* libxml/parser.h */
LT_OWNED_BY("xmlFreeDoc") xmlDoc *xmlCtxtReadFile(LT_LENT xmlParserCtxt *ctxt, const char *filename, const char *encoding, int options); /* libxml/parser.h */
LT_OWNED_BY("xmlFreeDoc") xmlDoc *xmlCtxtReadMemory(LT_LENT xmlParserCtxt *ctxt, const char *buffer, int size, const char *URL, const char *encoding, int options); /* libxml/parser.h */
LT_OWNED_BY("xmlFreeDoc") htmlDocPtr htmlReadFile(const char *URL, const char *encoding, int options); /* libxml/HTMLparser.h */
LT_OWNED_BY("xmlFreeDoc") htmlDocPtr htmlReadMemory(const char *buffer, int size, const char *URL, const char *encoding, int options); /* libxml/HTMLparser.h */
LT_OWNED_BY("xmlFreeDoc") htmlDocPtr htmlReadDoc(const xmlChar *cur, const char *URL, const char *encoding, int options); /* libxml/HTMLparser.h */
/* The document of a context is the caller's: it is in a field, which no contract reaches. */
LT_OWNED_BY("xmlFreeParserCtxt") xmlParserCtxt *xmlNewParserCtxt(void); /* libxml/parser.h */
LT_OWNED_BY("xmlFreeParserCtxt") xmlParserCtxt *xmlCreatePushParserCtxt(xmlSAXHandlerPtr sax, LT_ESCAPE void *user_data, const char *chunk, int size, const char *filename); /* libxml/parser.h */
LT_OWNED_BY("xmlFreeParserCtxt") xmlParserCtxt *xmlCreateMemoryParserCtxt(const char *buffer, int size); /* libxml/parserInternals.h */
LT_OWNED_BY("xmlFreeParserCtxt") xmlParserCtxt *xmlCreateFileParserCtxt(const char *filename); /* libxml/parserInternals.h */
int xmlParseDocument(xmlParserCtxt *ctxt); /* libxml/parser.h */
int xmlParseChunk(xmlParserCtxt *ctxt, const char *chunk, int size, int terminate); /* libxml/parser.h */
void xmlFreeParserCtxt(LT_OWNED_BY("xmlFreeParserCtxt") xmlParserCtxt *ctxt); /* libxml/parser.h */
void xmlInitParser(void); /* libxml/parser.h */
void xmlCleanupParser(void); /* libxml/parser.h */
LT_OWNED_BY("xmlFreeNode") xmlNode *xmlNewNode(LT_ESCAPE xmlNs *ns, const xmlChar *name); /* libxml/tree.h */
LT_OWNED_BY("xmlFreeNode") xmlNode *xmlNewDocNode(LT_LENT xmlDoc *doc, LT_ESCAPE xmlNs *ns, const xmlChar *name, const xmlChar *content); /* libxml/tree.h */
LT_OWNED_BY("xmlFreeNode") xmlNode *xmlNewText(const xmlChar *content); /* libxml/tree.h */
LT_OWNED_BY("xmlFreeNode") xmlNode *xmlNewDocText(const xmlDoc *doc, const xmlChar *content); /* libxml/tree.h */
LT_OWNED_BY("xmlFreeNode") xmlNode *xmlNewComment(const xmlChar *content); /* libxml/tree.h */
LT_OWNED_BY("xmlFreeNode") xmlNode *xmlNewCDataBlock(LT_LENT xmlDoc *doc, const xmlChar *content, int len); /* libxml/tree.h */
LT_OWNED_BY("xmlFreeNode") xmlNode *xmlCopyNode(LT_LENT xmlNode *node, int recursive); /* libxml/tree.h */
LT_OWNED_BY("xmlFreeNode") xmlNode *xmlDocCopyNode(LT_LENT xmlNode *node, LT_LENT xmlDoc *doc, int recursive); /* libxml/tree.h */
void xmlFreeNode(LT_OWNED_BY("xmlFreeNode") xmlNode *cur); /* libxml/tree.h */
void xmlFreeNodeList(LT_OWNED_BY("xmlFreeNode | xmlFreeNodeList") xmlNode *cur); /* libxml/tree.h */
void xmlUnlinkNode(LT_ESCAPE xmlNode *cur); /* libxml/tree.h: to be freed, or added again */
xmlNode *xmlAddChild(LT_LENT xmlNode *parent, LT_ESCAPE xmlNode *cur); /* libxml/tree.h */
xmlNode *xmlAddChildList(LT_LENT xmlNode *parent, LT_ESCAPE xmlNode *cur); /* libxml/tree.h */
xmlNode *xmlAddNextSibling(LT_LENT xmlNode *cur, LT_ESCAPE xmlNode *elem); /* libxml/tree.h */
xmlNode *xmlAddPrevSibling(LT_LENT xmlNode *cur, LT_ESCAPE xmlNode *elem); /* libxml/tree.h */
xmlNode *xmlAddSibling(LT_LENT xmlNode *cur, LT_ESCAPE xmlNode *elem); /* libxml/tree.h */
xmlNode *xmlReplaceNode(LT_ESCAPE xmlNode *old, LT_ESCAPE xmlNode *cur); /* libxml/tree.h */
xmlNode *xmlDocSetRootElement(LT_LENT xmlDoc *doc, LT_ESCAPE xmlNode *root); /* libxml/tree.h: the old root is returned */
LT_BORROWED("doc") xmlNode *xmlDocGetRootElement(const xmlDoc *doc); /* libxml/tree.h */
LT_BORROWED("parent") xmlNode *xmlNewChild(LT_LENT xmlNode *parent, xmlNs *ns, const xmlChar *name, const xmlChar *content); /* libxml/tree.h */
LT_BORROWED("parent") xmlNode *xmlNewTextChild(LT_LENT xmlNode *parent, xmlNs *ns, const xmlChar *name, const xmlChar *content); /* libxml/tree.h */
LT_BORROWED("node") xmlAttr *xmlNewProp(LT_LENT xmlNode *node, const xmlChar *name, const xmlChar *value); /* libxml/tree.h */
LT_BORROWED("node") xmlAttr *xmlSetProp(LT_LENT xmlNode *node, const xmlChar *name, const xmlChar *value); /* libxml/tree.h */
LT_BORROWED("node") xmlNs *xmlNewNs(LT_LENT xmlNode *node, const xmlChar *href, const xmlChar *prefix); /* libxml/tree.h */
LT_BORROWED("node") xmlAttr *xmlHasProp(const xmlNode *node, const xmlChar *name); /* libxml/tree.h */
LT_OWNED xmlChar *xmlGetProp(const xmlNode *node, const xmlChar *name); /* libxml/tree.h: xmlFree */
LT_OWNED xmlChar *xmlGetNoNsProp(const xmlNode *node, const xmlChar *name); /* libxml/tree.h: xmlFree */
LT_OWNED xmlChar *xmlGetNsProp(const xmlNode *node, const xmlChar *name, const xmlChar *nameSpace); /* libxml/tree.h: xmlFree */
LT_OWNED xmlChar *xmlNodeGetContent(const xmlNode *cur); /* libxml/tree.h: xmlFree */
LT_OWNED xmlChar *xmlNodeListGetString(LT_LENT xmlDoc *doc, const xmlNode *list, int inLine); /* libxml/tree.h: xmlFree */
LT_OWNED xmlChar *xmlGetNodePath(const xmlNode *node); /* libxml/tree.h: xmlFree */
LT_OWNED xmlChar *xmlNodeGetBase(const xmlDoc *doc, const xmlNode *cur); /* libxml/tree.h: xmlFree */
LT_OWNED xmlChar *xmlEncodeEntitiesReentrant(LT_LENT xmlDoc *doc, const xmlChar *input); /* libxml/entities.h: xmlFree */
LT_OWNED xmlChar *xmlEncodeSpecialChars(const xmlDoc *doc, const xmlChar *input); /* libxml/entities.h: xmlFree */
void xmlNodeSetContent(LT_LENT xmlNode *cur, const xmlChar *content); /* libxml/tree.h: copied */
int xmlRemoveProp(LT_ESCAPE xmlAttr *cur); /* libxml/tree.h: freed on success */
int xmlUnsetProp(LT_LENT xmlNode *node, const xmlChar *name); /* libxml/tree.h */
LT_OWNED xmlChar *xmlStrdup(const xmlChar *cur); /* libxml/xmlstring.h: xmlFree */
LT_OWNED xmlChar *xmlStrndup(const xmlChar *cur, int len); /* libxml/xmlstring.h: xmlFree */
LT_OWNED xmlChar *xmlCharStrdup(const char *cur); /* libxml/xmlstring.h: xmlFree */
LT_OWNED xmlChar *xmlStrcat(LT_OWNED xmlChar *cur, const xmlChar *add); /* libxml/xmlstring.h: cur is reallocated */
LT_PURE int xmlStrcmp(const xmlChar *str1, const xmlChar *str2); /* libxml/xmlstring.h */
LT_PURE int xmlStrEqual(const xmlChar *str1, const xmlChar *str2); /* libxml/xmlstring.h */
LT_PURE int xmlStrncmp(const xmlChar *str1, const xmlChar *str2, int len); /* libxml/xmlstring.h */
LT_PURE int xmlStrlen(const xmlChar *str); /* libxml/xmlstring.h */
LT_PURE LT_BORROWED("str") const xmlChar *xmlStrchr(const xmlChar *str, xmlChar val); /* libxml/xmlstring.h */
LT_PURE LT_BORROWED("str") const xmlChar *xmlStrstr(const xmlChar *str, const xmlChar *val); /* libxml/xmlstring.h */
void xmlDocDumpMemory(LT_LENT xmlDoc *cur, LT_GIVES("free") xmlChar **mem, int *size); /* libxml/tree.h: xmlFree */
void xmlDocDumpFormatMemory(LT_LENT xmlDoc *cur, LT_GIVES("free") xmlChar **mem, int *size, int format); /* libxml/tree.h: xmlFree */
int xmlSaveFile(const char *filename, LT_LENT xmlDoc *cur); /* libxml/tree.h */
int xmlSaveFormatFile(const char *filename, LT_LENT xmlDoc *cur, int format); /* libxml/tree.h */
int xmlSaveFormatFileEnc(const char *filename, LT_LENT xmlDoc *cur, const char *encoding, int format); /* libxml/tree.h */
LT_OWNED_BY("xmlBufferFree") xmlBuffer *xmlBufferCreate(void); /* libxml/tree.h */
LT_BORROWED("buf") const xmlChar *xmlBufferContent(const xmlBuffer *buf); /* libxml/tree.h */
int xmlBufferLength(const xmlBuffer *buf); /* libxml/tree.h */
int xmlNodeDump(LT_LENT xmlBuffer *buf, LT_LENT xmlDoc *doc, LT_LENT xmlNode *cur, int level, int format); /* libxml/tree.h */
void xmlBufferFree(LT_OWNED_BY("xmlBufferFree") xmlBuffer *buf); /* libxml/tree.h */
LT_OWNED_BY("xmlXPathFreeContext") xmlXPathContext *xmlXPathNewContext(LT_LENT xmlDoc *doc); /* libxml/xpath.h */
void xmlXPathFreeContext(LT_OWNED_BY("xmlXPathFreeContext") xmlXPathContext *ctxt); /* libxml/xpath.h */
LT_OWNED_BY("xmlXPathFreeObject") xmlXPathObject *xmlXPathEvalExpression(const xmlChar *str, LT_LENT xmlXPathContext *ctxt); /* libxml/xpath.h */
LT_OWNED_BY("xmlXPathFreeObject") xmlXPathObject *xmlXPathEval(const xmlChar *str, LT_LENT xmlXPathContext *ctx); /* libxml/xpath.h */
LT_OWNED_BY("xmlXPathFreeObject") xmlXPathObject *xmlXPathNodeEval(LT_LENT xmlNode *node, const xmlChar *str, LT_LENT xmlXPathContext *ctx); /* libxml/xpath.h */
void xmlXPathFreeObject(LT_OWNED_BY("xmlXPathFreeObject") xmlXPathObject *obj); /* libxml/xpath.h */
LT_OWNED_BY("xmlXPathFreeCompExpr") xmlXPathCompExpr *xmlXPathCompile(const xmlChar *str); /* libxml/xpath.h */
LT_OWNED_BY("xmlXPathFreeObject") xmlXPathObject *xmlXPathCompiledEval(LT_LENT xmlXPathCompExpr *comp, LT_LENT xmlXPathContext *ctx); /* libxml/xpath.h */
void xmlXPathFreeCompExpr(LT_OWNED_BY("xmlXPathFreeCompExpr") xmlXPathCompExpr *comp); /* libxml/xpath.h */
int xmlXPathRegisterNs(LT_LENT xmlXPathContext *ctxt, const xmlChar *prefix, const xmlChar *ns_uri); /* libxml/xpathInternals.h: copied */
LT_OWNED xmlChar *xmlXPathCastNodeToString(LT_LENT xmlNode *node); /* libxml/xpath.h: xmlFree */
LT_OWNED_BY("xmlFreeTextReader") xmlTextReader *xmlReaderForFile(const char *filename, const char *encoding, int options); /* libxml/xmlreader.h */
LT_OWNED_BY("xmlFreeTextReader") xmlTextReader *xmlReaderForMemory(LT_BORROWED("return") const char *buffer, int size, const char *URL, const char *encoding, int options); /* libxml/xmlreader.h */
LT_OWNED_BY("xmlFreeTextReader") xmlTextReader *xmlReaderForDoc(LT_BORROWED("return") const xmlChar *cur, const char *URL, const char *encoding, int options); /* libxml/xmlreader.h */
LT_OWNED_BY("xmlFreeTextReader") xmlTextReader *xmlNewTextReaderFilename(const char *URI); /* libxml/xmlreader.h */
void xmlFreeTextReader(LT_OWNED_BY("xmlFreeTextReader") xmlTextReader *reader); /* libxml/xmlreader.h */
int xmlTextReaderRead(xmlTextReader *reader); /* libxml/xmlreader.h */
LT_OWNED xmlChar *xmlTextReaderName(LT_LENT xmlTextReader *reader); /* libxml/xmlreader.h: xmlFree */
LT_OWNED xmlChar *xmlTextReaderValue(LT_LENT xmlTextReader *reader); /* libxml/xmlreader.h: xmlFree */
LT_OWNED xmlChar *xmlTextReaderGetAttribute(LT_LENT xmlTextReader *reader, const xmlChar *name); /* libxml/xmlreader.h: xmlFree */
LT_OWNED xmlChar *xmlTextReaderReadString(LT_LENT xmlTextReader *reader); /* libxml/xmlreader.h: xmlFree */
LT_OWNED xmlChar *xmlTextReaderReadInnerXml(LT_LENT xmlTextReader *reader); /* libxml/xmlreader.h: xmlFree */
LT_OWNED xmlChar *xmlTextReaderReadOuterXml(LT_LENT xmlTextReader *reader); /* libxml/xmlreader.h: xmlFree */
LT_BORROWED("reader") const xmlChar *xmlTextReaderConstName(LT_LENT xmlTextReader *reader); /* libxml/xmlreader.h */
LT_BORROWED("reader") const xmlChar *xmlTextReaderConstValue(LT_LENT xmlTextReader *reader); /* libxml/xmlreader.h */
int xmlTextReaderNodeType(LT_LENT xmlTextReader *reader); /* libxml/xmlreader.h */
int xmlTextReaderDepth(LT_LENT xmlTextReader *reader); /* libxml/xmlreader.h */
int xmlTextReaderClose(xmlTextReader *reader); /* libxml/xmlreader.h */
LT_OWNED_BY("xmlFreeTextWriter") xmlTextWriter *xmlNewTextWriterFilename(const char *uri, int compression); /* libxml/xmlwriter.h */
LT_OWNED_BY("xmlFreeTextWriter") xmlTextWriter *xmlNewTextWriterMemory(LT_BORROWED("return") xmlBuffer *buf, int compression); /* libxml/xmlwriter.h */
void xmlFreeTextWriter(LT_OWNED_BY("xmlFreeTextWriter") xmlTextWriter *writer); /* libxml/xmlwriter.h */
LT_OWNED_BY("xmlSchemaFree") xmlSchema *xmlSchemaParse(LT_LENT xmlSchemaParserCtxt *ctxt); /* libxml/xmlschemas.h */
void xmlSchemaFree(LT_OWNED_BY("xmlSchemaFree") xmlSchema *schema); /* libxml/xmlschemas.h */
LT_OWNED_BY("xmlSchemaFreeParserCtxt") xmlSchemaParserCtxt *xmlSchemaNewParserCtxt(const char *URL); /* libxml/xmlschemas.h */
void xmlSchemaFreeParserCtxt(LT_OWNED_BY("xmlSchemaFreeParserCtxt") xmlSchemaParserCtxt *ctxt); /* libxml/xmlschemas.h */
LT_OWNED_BY("xmlSchemaFreeValidCtxt") xmlSchemaValidCtxt *xmlSchemaNewValidCtxt(LT_LENT xmlSchema *schema); /* libxml/xmlschemas.h */
void xmlSchemaFreeValidCtxt(LT_OWNED_BY("xmlSchemaFreeValidCtxt") xmlSchemaValidCtxt *ctxt); /* libxml/xmlschemas.h */
int xmlSchemaValidateDoc(LT_LENT xmlSchemaValidCtxt *ctxt, LT_LENT xmlDoc *doc); /* libxml/xmlschemas.h */
LT_OWNED_BY("xmlFreeURI") xmlURI *xmlParseURI(const char *str); /* libxml/uri.h */
void xmlFreeURI(LT_OWNED_BY("xmlFreeURI") xmlURI *uri); /* libxml/uri.h */
LT_OWNED xmlChar *xmlBuildURI(const xmlChar *URI, const xmlChar *base); /* libxml/uri.h: xmlFree */
